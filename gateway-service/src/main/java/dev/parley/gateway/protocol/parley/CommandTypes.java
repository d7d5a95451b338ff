package dev.parley.gateway.protocol.parley;

import dev.parley.gateway.protocol.Caller;
import java.util.Set;

/// Every command there is of parley.v1, and who may say it (docs/protocol.md).
final class CommandTypes {
    static final Set<String> ALL = Set.of(
            "connect",
            "ping",
            "token.refresh",
            "conversation.create",
            "conversation.list",
            "conversation.open",
            "conversation.leave",
            "conversation.update",
            "conversation.delete",
            "participant.add",
            "participant.remove",
            "message.send",
            "message.edit",
            "message.delete",
            "message.react",
            "message.history",
            "message.search",
            "read.mark",
            "typing.set",
            "presence.get",
            "person.block",
            "person.blocked",
            "reply.stop",
            "reply.regenerate",
            "document.templates",
            "document.start",
            "document.resume",
            "document.answer",
            "document.revise",
            "topic.subscribe",
            "topic.unsubscribe",
            "topic.publish");

    /// What one may say before one has signed in.
    private static final Set<String> OF_STRANGERS = Set.of("connect", "ping");

    /// What somebody without a name may say besides: reading what is public.
    private static final Set<String> OF_VISITORS =
            Set.of("conversation.list", "conversation.open", "conversation.leave", "message.history", "token.refresh");

    private CommandTypes() {}

    static boolean mayBeSaidBy(Caller caller, String type) {
        return switch (caller) {
            case Caller.Member _ -> true;
            case Caller.Visitor _ -> OF_STRANGERS.contains(type) || OF_VISITORS.contains(type);
            case Caller.Stranger _ -> OF_STRANGERS.contains(type);
        };
    }
}
