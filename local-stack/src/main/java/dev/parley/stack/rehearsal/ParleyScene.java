package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/// A group writes a few thousand messages, each of which everybody hears; its people look back, search, change what
/// they said, ask the AI, and come back where they were.
final class ParleyScene implements Scene {
    private static final int PEOPLE = 10;
    private static final int WAVES = 10;
    private static final int AT_ONCE = 30;
    private static final int CHANGES = 20;
    private static final int QUESTIONS = 20;
    private static final int REQUESTS = 20;
    private static final int RETURNS = 10;

    private record Member(String name, Voice voice, String id) {}

    @Override
    public void play(Stage stage) throws Exception {
        var group = new ArrayList<Member>();
        try {
            for (var number = 0; number < PEOPLE; number++) {
                group.add(enters(stage, "member-" + number, new JsonArray()));
            }
            var conversation = begins(group);
            var last = writes(group, conversation, stage);
            looksBack(group, conversation);
            changes(group.getFirst().voice, last, stage.times(CHANGES));
            asksTheAi(group.getLast().voice, stage.times(QUESTIONS));
            byRequests(stage, group.getFirst().name, conversation);
            comesBack(stage, group.getFirst().name, conversation);
        } finally {
            group.forEach(member -> member.voice.close());
        }
    }

    private static Member enters(Stage stage, String name, JsonArray resume) throws Exception {
        var voice = stage.voice("/parley");
        var entered = ask(
                voice,
                "connect",
                new JsonObject().put("token", stage.tokenOf(name)).put("resume", resume));
        return new Member(name, voice, entered.getJsonObject("user").getString("id"));
    }

    /// @return the id of the conversation
    private static String begins(List<Member> group) throws InterruptedException, TimeoutException, IOException {
        var others = new JsonArray(
                group.stream().skip(1).map(member -> (Object) member.id).toList());
        var created = ask(
                group.getFirst().voice,
                "conversation.create",
                new JsonObject().put("kind", "group").put("title", "Rehearsal").put("participants", others));
        return created.getJsonObject("conversation").getString("id");
    }

    /// @return the last message
    private static JsonObject writes(List<Member> group, String conversation, Stage stage)
            throws InterruptedException, TimeoutException, IOException {
        JsonObject last = null;
        var atOnce = stage.times(AT_ONCE);
        for (var wave = 0; wave < stage.times(WAVES); wave++) {
            for (var member : group) {
                member.voice.says("typing.set", in(conversation).put("typing", true));
                for (var number = 0; number < atOnce; number++) {
                    member.voice.says("message.send", message(conversation, "What do we say in wave " + wave + "?"));
                }
            }
            for (var member : group) {
                for (var number = 0; number < atOnce; number++) {
                    last = hearsStored(member.voice);
                }
            }
        }
        return last;
    }

    private static void looksBack(List<Member> group, String conversation)
            throws InterruptedException, TimeoutException, IOException {
        for (var member : group) {
            ask(member.voice, "conversation.list", new JsonObject());
            var seen = ask(member.voice, "conversation.open", in(conversation));
            ask(member.voice, "read.mark", in(conversation).put("seq", seen.getLong("seq")));
            ask(member.voice, "message.history", in(conversation));
            ask(member.voice, "message.search", new JsonObject().put("query", "what wave"));
            ask(member.voice, "presence.get", in(conversation));
        }
    }

    private static void changes(Voice voice, JsonObject message, int times)
            throws InterruptedException, TimeoutException, IOException {
        var conversation = message.getString("conversation_id");
        for (var change = 0; change < times; change++) {
            voice.says("message.send", message(conversation, "Soon changed"));
            var id = hearsStored(voice).getString("id");
            ask(voice, "message.edit", new JsonObject().put("message_id", id).put("content", "Changed"));
            ask(
                    voice,
                    "message.react",
                    new JsonObject().put("message_id", id).put("emoji", "👍").put("on", true));
            ask(voice, "message.delete", new JsonObject().put("message_id", id));
        }
    }

    private static void asksTheAi(Voice voice, int times) throws InterruptedException, TimeoutException, IOException {
        var thread = ask(voice, "conversation.create", new JsonObject().put("kind", "ai"))
                .getJsonObject("conversation")
                .getString("id");
        for (var question = 0; question < times; question++) {
            voice.says("message.send", message(thread, "Is eval(input) safe?"));
            hearsStored(voice);
            voice.hears("reply.completed");
        }
    }

    private static void byRequests(Stage stage, String member, String conversation) throws Exception {
        var messages = "/api/v1/conversations/" + conversation + "/messages";
        for (var request = 0; request < stage.times(REQUESTS); request++) {
            stage.get(member, "/api/v1/conversations");
            stage.get(member, messages);
            stage.post(member, messages, message(conversation, "By a request"));
        }
    }

    /// Everything that was said is told once more.
    private static void comesBack(Stage stage, String name, String conversation) throws Exception {
        for (var time = 0; time < stage.times(RETURNS); time++) {
            try (var voice =
                    enters(stage, name, new JsonArray().add(in(conversation).put("seq", 1))).voice) {
                voice.hears("conversation.synced");
            }
        }
    }

    private static JsonObject in(String conversation) {
        return new JsonObject().put("conversation_id", conversation);
    }

    private static JsonObject message(String conversation, String content) {
        var key = UUID.randomUUID().toString();
        return in(conversation).put("ref", key).put("key", key).put("content", content);
    }

    static JsonObject ask(Voice voice, String type, JsonObject command)
            throws InterruptedException, TimeoutException, IOException {
        var ref = UUID.randomUUID().toString();
        voice.says(type, command.put("ref", ref));
        return accepted(type, voice.hears("answer to " + type, frame -> ref.equals(frame.getString("ref"))));
    }

    /// @return the message, of which there may be several on their way
    static JsonObject hearsStored(Voice voice) throws InterruptedException, TimeoutException, IOException {
        return accepted("message.send", voice.hears("answer to message.send", ParleyScene::isOfMessage))
                .getJsonObject("message");
    }

    private static boolean isOfMessage(JsonObject frame) {
        return isRefusal(frame) && frame.containsKey("ref")
                || "ok".equals(frame.getString("type")) && frame.containsKey("message");
    }

    private static boolean isRefusal(JsonObject frame) {
        return "error".equals(frame.getString("type"));
    }

    private static JsonObject accepted(String type, JsonObject answer) throws IOException {
        if (isRefusal(answer)) {
            throw new IOException(
                    type + " was refused: " + answer.getString("code") + ", " + answer.getString("message"));
        }
        return answer;
    }
}
