package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonObject;

/// Somebody without a token asks the AI.
final class GuestScene implements Scene {
    private static final int QUESTIONS = 20;

    @Override
    public void play(Stage stage) throws Exception {
        try (var guest = stage.voice("/ws")) {
            guest.says("auth", new JsonObject());
            guest.hears("auth_success");
            guest.says("create_thread", new JsonObject().put("title", "Rehearsal"));
            var made = guest.hears("thread_created or a refusal", GuestScene::isAnswer);
            if (!made.containsKey("thread")) {
                throw new IllegalStateException("guests may not ask here");
            }
            var thread = made.getJsonObject("thread").getString("id");
            for (var question = 0; question < stage.times(QUESTIONS); question++) {
                guest.says(
                        "send_message",
                        new JsonObject().put("thread_id", thread).put("content", "Is eval(input) safe?"));
                guest.hears("ai_response");
            }
        }
    }

    private static boolean isAnswer(JsonObject frame) {
        return frame.containsKey("thread") || "error".equals(frame.getString("type"));
    }
}
