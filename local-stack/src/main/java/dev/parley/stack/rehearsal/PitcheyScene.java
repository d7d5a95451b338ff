package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/// Two people write to each other, read and look back.
final class PitcheyScene implements Scene {
    private static final int WAVES = 10;
    private static final int AT_ONCE = 20;

    @Override
    public void play(Stage stage) throws Exception {
        var path = "/api/messages/ws";
        try (var one = stage.voice(path + stage.queryOf("pitch-1"));
                var other = stage.voice(path + stage.queryOf("pitch-2"))) {
            one.hears("connected");
            var recipient = other.hears("connected").getLong("userId");
            says(one, new JsonObject().put("recipientId", recipient));
            var conversation = one.hears("message_sent").getLong("conversationId");
            var atOnce = stage.times(AT_ONCE);
            for (var wave = 0; wave < stage.times(WAVES); wave++) {
                for (var number = 0; number < atOnce; number++) {
                    says(one, in(conversation));
                    says(other, in(conversation));
                }
                one.hears(atOnce, "message_sent");
                other.hears(atOnce, "message_sent");
                looksBack(other, recipient, conversation);
                stage.get("pitch-1", "/api/messages/conversations");
                stage.get("pitch-1", "/api/messages/" + conversation + "/messages");
            }
        }
    }

    private static void looksBack(Voice voice, long self, long conversation)
            throws InterruptedException, TimeoutException {
        voice.says("join_conversation", in(conversation));
        var messages = voice.hears("conversation_joined").getJsonArray("messages");
        for (var index = 0; index < messages.size(); index++) {
            var message = messages.getJsonObject(index);
            if (message.getLong("senderId") != self) {
                voice.says("mark_read", new JsonObject().put("messageId", message.getLong("id")));
            }
        }
    }

    private static void says(Voice voice, JsonObject to) {
        voice.says(
                "send_message",
                to.put("content", "Good evening")
                        .put("requestId", UUID.randomUUID().toString()));
    }

    private static JsonObject in(long conversation) {
        return new JsonObject().put("conversationId", conversation);
    }
}
