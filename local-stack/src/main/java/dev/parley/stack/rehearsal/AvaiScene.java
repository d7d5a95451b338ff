package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;

/// People ask the AI, one question after the other, and then so many at once that they are answered together.
final class AvaiScene implements Scene {
    private static final int PEOPLE = 8;
    private static final int QUESTIONS = 20;
    private static final int WAVES = 6;
    private static final int AT_ONCE = 40;

    private record Asking(Voice voice, String thread) {
        void asks(int number) {
            var fields = new JsonObject().put("thread_id", thread).put("content", "Is eval(input" + number + ") safe?");
            voice.says("send_message", fields);
        }
    }

    @Override
    public void play(Stage stage) throws Exception {
        var people = new ArrayList<Asking>();
        try {
            for (var number = 0; number < PEOPLE; number++) {
                people.add(begin(stage, stage.tokenOf("asking-" + number)));
            }
            for (var question = 0; question < stage.times(QUESTIONS); question++) {
                for (var person : people) {
                    person.asks(question);
                }
                for (var person : people) {
                    person.voice.hears("ai_response");
                }
            }
            var atOnce = stage.times(AT_ONCE);
            for (var wave = 0; wave < stage.times(WAVES); wave++) {
                for (var person : people) {
                    for (var question = 0; question < atOnce; question++) {
                        person.asks(question);
                    }
                }
                for (var person : people) {
                    person.voice.hears(atOnce, "message_sent");
                }
            }
            for (var person : people) {
                person.voice.says("get_history", new JsonObject().put("thread_id", person.thread));
                person.voice.hears("thread_history");
                person.voice.says("get_threads", new JsonObject());
                person.voice.hears("threads_list");
            }
        } finally {
            people.forEach(person -> person.voice.close());
        }
    }

    private static Asking begin(Stage stage, String token) throws Exception {
        var voice = stage.voice("/ws");
        voice.says("auth", new JsonObject().put("token", token));
        voice.hears("auth_success");
        voice.says("create_thread", new JsonObject().put("title", "Rehearsal"));
        return new Asking(
                voice, voice.hears("thread_created").getJsonObject("thread").getString("id"));
    }
}
