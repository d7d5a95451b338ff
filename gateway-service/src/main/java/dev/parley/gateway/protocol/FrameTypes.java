package dev.parley.gateway.protocol;

import java.util.Locale;
import java.util.Set;

/// The types of the frames in which this server speaks for itself, in any dialect. No event of a topic has such a name:
/// a client could not tell what somebody says from what the server says. (`notification` is missing here: services say
/// it of topics, too.)
public final class FrameTypes {
    private static final Set<String> RESERVED = Set.of(
            // all
            "ok",
            "error",
            "pong",
            "ping",
            // avai
            "welcome",
            "auth_success",
            "auth_error",
            "heartbeat_ack",
            "threads_list",
            "thread_created",
            "thread_history",
            "thread_updated",
            "thread_archived",
            "thread_deleted",
            "message_sent",
            "typing_acknowledged",
            "typing_confirmed",
            "typing_indicator_ack",
            "ai_typing",
            "ai_response",
            "ai_response_chunk",
            "ai_unavailable",
            "ai_error",
            "analysis_start",
            "analysis_complete",
            "response",
            "server_shutdown",
            "ai_auth_success",
            "process_message",
            "ai_response_processed",
            "status_acknowledged",
            // documents
            "session_resumed",
            "next_question",
            "guardrail_reprompt",
            "guardrail_exit",
            "session_complete",
            // rooms
            "connected",
            "chat:message",
            "chat:read",
            "chat:typing",
            "chat:new",
            "chat:updated",
            "user:online",
            // pitchey
            "queued_message",
            "new_message",
            "user_online",
            "user_offline",
            "user_typing",
            "message_read",
            "conversation_joined",
            "online_users",
            // parley.v1
            "conversation.created",
            "conversation.updated",
            "conversation.deleted",
            "conversation.synced",
            "conversation.gap",
            "participant.added",
            "participant.removed",
            "participant.left",
            "message.sent",
            "message.changed",
            "read.marked",
            "typing.changed",
            "presence.changed",
            "reply.started",
            "reply.delta",
            "reply.reasoning",
            "reply.completed",
            "reply.failed",
            "reply.stopped",
            "reply.waiting",
            "document.asked",
            "document.reprompted",
            "document.completed",
            "topic.event",
            "server.draining",
            "token.expiring");

    private FrameTypes() {}

    /// In any case of its letters, for a client that does not tell them apart.
    public static boolean isReserved(String type) {
        return RESERVED.contains(type.toLowerCase(Locale.ROOT));
    }
}
