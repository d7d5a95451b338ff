package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// A room of four: they type, write, read and look back.
final class RoomsScene implements Scene {
    private static final int WAVES = 10;
    private static final int AT_ONCE = 10;
    private static final List<String> PEOPLE = List.of("room-1", "room-2", "room-3", "room-4");

    @Override
    public void play(Stage stage) throws Exception {
        var voices = new ArrayList<Voice>();
        try {
            for (var person : PEOPLE) {
                var voice = stage.voice("/" + stage.queryOf(person));
                voice.hears("connected");
                voices.add(voice);
            }
            var first = PEOPLE.getFirst();
            var others = new JsonArray(PEOPLE.subList(1, PEOPLE.size()));
            var chat = stage.post(
                            first,
                            "/chats",
                            new JsonObject().put("name", "Rehearsal").put("participants", others))
                    .getJsonObject("chat")
                    .getString("id");
            var atOnce = stage.times(AT_ONCE);
            for (var wave = 0; wave < stage.times(WAVES); wave++) {
                for (var voice : voices) {
                    voice.says("chat:typing", in(chat, "isTyping", true));
                    for (var number = 0; number < atOnce; number++) {
                        voice.says("chat:message", in(chat, "content", "Who is here?"));
                    }
                }
                for (var voice : voices) {
                    voice.hears(PEOPLE.size() * atOnce, "chat:message");
                }
                stage.get(first, "/chats");
                stage.get(first, "/chats/" + chat + "/messages");
            }
        } finally {
            voices.forEach(Voice::close);
        }
    }

    private static JsonObject in(String chat, String field, Object value) {
        return new JsonObject()
                .put("payload", new JsonObject().put("chatId", chat).put(field, value));
    }
}
