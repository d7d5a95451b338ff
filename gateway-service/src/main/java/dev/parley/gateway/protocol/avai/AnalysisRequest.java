package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/// What an `analysis_request` is told by: its id, the session of the page it comes from, and since when it waits.
record AnalysisRequest(String requestId, String sessionId, long askedNanos) {
    static final String TYPE = "analysis_request";

    private static final int MAX_ID = 128;
    private static final int MAX_TITLE = 60;

    /// A page that names no session is one, by its `client_id`; one that names neither has another for each request.
    static AnalysisRequest of(Fields fields) {
        var data = fields.get("session_data");
        var session = data.isObject() ? data.path("session_id") : MissingNode.getInstance();
        return new AnalysisRequest(
                id(fields.get("request_id", "requestId")),
                id(isId(session) ? session : fields.get("client_id", "clientId")),
                System.nanoTime());
    }

    private static String id(JsonNode given) {
        return isId(given) ? given.asText() : UUID.randomUUID().toString();
    }

    private static boolean isId(JsonNode node) {
        return (node.isTextual() || node.isNumber())
                && !node.asText().isBlank()
                && node.asText().length() <= MAX_ID
                && WireJson.isWhole(node.asText());
    }

    /// The session's thread, made by its first prompt. One's own: another person's session of that name is another one.
    NewConversation thread(String prompt) {
        return NewConversation.alone(ConversationKind.AI, title(prompt), null, key());
    }

    private String key() {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((TYPE + " " + sessionId).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// The prompt's first words.
    private static String title(String prompt) {
        var words = prompt.strip().replaceAll("\\s+", " ");
        if (words.length() <= MAX_TITLE) {
            return words;
        }
        var room = MAX_TITLE - 1;
        var space = words.lastIndexOf(' ', room);
        var end = space > 0 ? space : Character.isHighSurrogate(words.charAt(room - 1)) ? room - 1 : room;
        return words.substring(0, end) + "…";
    }
}
