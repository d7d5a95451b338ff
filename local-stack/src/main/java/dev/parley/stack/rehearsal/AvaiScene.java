package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;

/// People ask the AI, one question after the other, and then so many at once that they are answered together; a guest
/// asks, too.
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
                people.add(begin(stage, new JsonObject().put("token", stage.tokenOf("asking-" + number))));
            }
            people.add(begin(stage, new JsonObject()));
            for (var question = 0; question < QUESTIONS; question++) {
                for (var person : people) {
                    person.asks(question);
                }
                for (var person : people) {
                    person.voice.hears("ai_response");
                }
            }
            for (var wave = 0; wave < WAVES; wave++) {
                for (var person : people) {
                    for (var question = 0; question < AT_ONCE; question++) {
                        person.asks(question);
                    }
                }
                for (var person : people) {
                    person.voice.hears(AT_ONCE, "message_sent");
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

    private static Asking begin(Stage stage, JsonObject signIn) throws Exception {
        var voice = stage.voice("/ws");
        voice.says("auth", signIn);
        voice.hears("auth_success");
        voice.says("create_thread", new JsonObject().put("title", "Rehearsal"));
        return new Asking(
                voice, voice.hears("thread_created").getJsonObject("thread").getString("id"));
    }
}
