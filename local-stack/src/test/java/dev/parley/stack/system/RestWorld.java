package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Somebody with a group, a conversation with the AI, and all else that a request may be about.
final class RestWorld {
    private static final String API = "/api/v1";

    final StackUnderTest stack;
    final Person alice;
    final Person bob;
    final RestClient she;
    final String group;
    final String message;
    final String hisMessage;
    private final String bobsId;
    private final String bobsName;
    private final long number;
    private final long bobsNumber;
    private String withAi;
    private String reply;

    RestWorld(StackUnderTest stack) {
        this.stack = stack;
        alice = stack.person("alice");
        bob = stack.person("bob");
        she = RestClient.of(alice, 1);
        var his = RestClient.of(bob, 2);
        var profile = his.get(API + "/profile").path("user");
        bobsId = profile.path("id").asText();
        bobsNumber = profile.path("number").asLong();
        bobsName = his.get("/auth/profile").at("/user/userId").asText();
        var made = she.post(API + "/conversations", "kind", "group", "title", "Plans", "participants", List.of(bobsId))
                .path("conversation");
        group = made.path("id").asText();
        number = made.path("number").asLong();
        // So that she may leave it.
        she.ask("PUT", API + "/conversations/" + group + "/participants/" + bobsId, "role", "owner");
        message = said(she);
        hisMessage = said(his);
    }

    private String said(RestClient by) {
        return by.post(API + "/conversations/" + group + "/messages", "key", "of the world", "content", "harbour")
                .at("/message/id")
                .asText();
    }

    /// A reply that is written, and the conversation it is in.
    private void asksTheAi() {
        if (reply == null) {
            withAi = she.post(API + "/conversations", "kind", "ai")
                    .at("/conversation/id")
                    .asText();
            var sent = she.post(API + "/conversations/" + withAi + "/messages", "key", "1", "content", "hello");
            reply = sent.path("reply_id").asText();
            she.follows(API + "/replies/" + reply + "/stream");
            answered = sent.at("/message/id").asText();
        }
    }

    private String answered;

    /// What stands at a place of a path.
    String place(OpenApiDocument.Operation operation, String name) {
        return switch (name) {
            case "conversation" -> operation.isOf(API) ? group : Long.toString(number);
            case "chat", "chat_id" -> group;
            case "message" -> {
                if (operation.path().endsWith("/replies")) {
                    asksTheAi();
                    yield answered;
                }
                yield operation.isOf("/chats") ? hisMessage : message;
            }
            case "person" -> bobsId;
            case "reply" -> {
                asksTheAi();
                yield reply;
            }
            default -> null;
        };
    }

    /// Known ids for fields of bodies; now and then one that nobody has.
    String known(OpenApiDocument.Operation operation, String field, Random random) {
        var nobody = random.nextInt(4) == 0;
        return switch (field) {
            case "participants", "sellerId" ->
                operation.isOf("/chats") ? bobsName : nobody ? UUID.randomUUID().toString() : bobsId;
            case "user_id" -> nobody ? UUID.randomUUID().toString() : bobsId;
            case "reply_to" -> hisMessage;
            case "conversation_id" -> nobody ? UUID.randomUUID().toString() : group;
            case "conversationId" -> Long.toString(nobody ? Long.MAX_VALUE : number);
            case "recipientId" -> Long.toString(nobody ? Long.MAX_VALUE : bobsNumber);
            default -> null;
        };
    }

    /// An example with the ids of this world in place of its own.
    String of(JsonNode example, OpenApiDocument.Operation operation) {
        var text = example.toString();
        var person = operation.isOf("/chats") ? bobsName : bobsId;
        for (var one : Map.of(
                        "\"participants\":\\[\"[^\"]+\"", "\"participants\":[\"" + person + "\"",
                        "\"user_id\":\"[^\"]+\"", "\"user_id\":\"" + bobsId + "\"",
                        "\"conversationId\":\\d+", "\"conversationId\":" + number,
                        "\"recipientId\":\\d+", "\"recipientId\":" + bobsNumber)
                .entrySet()) {
            text = text.replaceAll(one.getKey(), one.getValue());
        }
        return text;
    }
}
