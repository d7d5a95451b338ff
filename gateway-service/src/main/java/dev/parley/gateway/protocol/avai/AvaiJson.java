package dev.parley.gateway.protocol.avai;

import dev.parley.gateway.protocol.Caller;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageView;
import java.io.IOException;

/// The objects of the avai dialect: a user, a thread, a message.
final class AvaiJson {
    private AvaiJson() {}

    static void user(AvaiWriter.Json json, Caller caller) throws IOException {
        if (caller instanceof Caller.Member member && !member.guest()) {
            var person = member.person();
            json.text("id", person.subject());
            json.text("email", person.email());
            json.text("name", person.name());
            json.text("firstName", person.firstName());
            json.text("lastName", person.lastName());
            json.text("username", person.username());
            json.text("imageUrl", person.imageUrl());
            json.flag("isAnonymous", false);
            json.flag("isAuthenticated", true);
            return;
        }
        json.text("id", null);
        json.text(
                "sessionId",
                switch (caller) {
                    case Caller.Member member -> member.person().subject();
                    case Caller.Visitor(var sessionId) -> sessionId;
                    case Caller.Stranger _ -> null;
                });
        json.text("name", "Anonymous User");
        json.flag("isAnonymous", true);
        json.flag("isAuthenticated", false);
    }

    static void thread(AvaiWriter.Json json, ConversationView conversation) throws IOException {
        json.id("id", conversation.id());
        json.text("title", title(conversation));
        json.text("description", conversation.description());
        json.text("status", conversation.archived() ? "archived" : "active");
        json.flag("is_pinned", conversation.pinned());
        json.number("message_count", conversation.messageCount());
        json.time(
                "last_message_at",
                conversation.lastMessageAt() == null ? conversation.createdAt() : conversation.lastMessageAt());
        json.time("created_at", conversation.createdAt());
        json.time("updated_at", conversation.updatedAt());
    }

    /// These clients show a title wherever they show a thread.
    static String title(ConversationView conversation) {
        return conversation.title() == null ? "New conversation" : conversation.title();
    }

    static void message(AvaiWriter.Json json, MessageView message) throws IOException {
        json.id("id", message.id());
        json.text("role", message.role().wire());
        json.text("content", message.content());
        json.text("content_type", message.contentType());
        json.number("token_count", message.tokenCount());
        json.text("model_used", message.modelUsed());
        json.number("processing_time_ms", message.processingTimeMs());
        json.number("confidence_score", message.confidenceScore());
        json.time("created_at", message.createdAt());
        json.map("metadata", message.metadata());
        ending(json, message);
        if (message.failure() != null) {
            json.text("error", message.failure().message());
        }
    }

    /// Why an answer ended, where it did not end by itself, and whether there would have been more.
    static void ending(AvaiWriter.Json json, MessageView message) throws IOException {
        if (message.finishReason() != null && message.finishReason() != FinishReason.STOP) {
            json.text("finish_reason", message.finishReason().wire());
            json.flag("truncated", message.truncated());
        }
    }

    static void messageSent(AvaiWriter.Json json, MessageView message) throws IOException {
        json.flag("success", true);
        json.id("message_id", message.id());
        json.id("thread_id", message.conversationId());
        json.text("content", message.content());
        json.text("content_type", message.contentType());
        json.number("content_length", message.content().length());
        json.number("token_count", message.tokenCount());
        json.time("saved_at", message.createdAt());
    }
}
