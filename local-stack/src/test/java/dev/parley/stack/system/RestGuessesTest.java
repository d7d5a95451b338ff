package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who guesses ids learns nothing by requests.
class RestGuessesTest {
    private static final String API = "/api/v1";

    private final StackUnderTest stack = SharedStack.get();
    private final RestClient alice = RestClient.of(stack.person("alice"), 1);

    private static String messages(String conversation) {
        return API + "/conversations/" + conversation + "/messages";
    }

    /// Method, path with `%s` where the id stands, body.
    private record Guess(String method, String path, String body) {}

    private static List<Guess> guesses(String kind) {
        var person = UUID.randomUUID();
        return switch (kind) {
            case "conversation" ->
                List.of(
                        new Guess("GET", "/conversations/%s", null),
                        new Guess("PATCH", "/conversations/%s", RestClient.body("title", "mine")),
                        new Guess("DELETE", "/conversations/%s", null),
                        new Guess("POST", "/conversations/%s/leave", null),
                        new Guess("PUT", "/conversations/%s/read", RestClient.body("seq", 1)),
                        new Guess("GET", "/conversations/%s/participants", null),
                        new Guess("POST", "/conversations/%s/participants", RestClient.body("user_id", person)),
                        new Guess("PUT", "/conversations/%s/participants/" + person, "{}"),
                        new Guess("DELETE", "/conversations/%s/participants/" + person, null),
                        new Guess("GET", "/conversations/%s/presence", null),
                        new Guess("GET", "/conversations/%s/messages", null),
                        new Guess("POST", "/conversations/%s/messages", RestClient.body("key", "1", "content", "x")));
            case "message" ->
                List.of(
                        new Guess("GET", "/messages/%s", null),
                        new Guess("PATCH", "/messages/%s", RestClient.body("content", "mine")),
                        new Guess("DELETE", "/messages/%s", null),
                        new Guess("PUT", "/messages/%s/reactions/%%F0%%9F%%91%%8D", null),
                        new Guess("DELETE", "/messages/%s/reactions/%%F0%%9F%%91%%8D", null),
                        new Guess("POST", "/messages/%s/replies", null));
            default ->
                List.of(
                        new Guess("GET", "/replies/%s", null),
                        new Guess("POST", "/replies/%s/stop", null),
                        new Guess("GET", "/replies/%s/stream", null));
        };
    }

    @Test
    void whatIsNotOnesOwnAnswersOnEveryPathAsIfItWereNot() {
        var thread = alice.post(API + "/conversations", "kind", "ai", "title", "a canary")
                .at("/conversation/id")
                .asText();
        var sent = alice.post(messages(thread), "key", "1", "content", "canary");
        var ids = Map.of(
                "conversation", thread,
                "message", sent.at("/message/id").asText(),
                "reply", sent.path("reply_id").asText());
        var mallory = RestClient.of(stack.person("mallory"), 2);

        ids.forEach((kind, id) -> guesses(kind).forEach(guess -> {
            var guessed = mallory.tries(guess.method, API + guess.path.formatted(id), guess.body);
            var nothing = mallory.tries(guess.method, API + guess.path.formatted(UUID.randomUUID()), guess.body);
            assertEquals(404, guessed.statusCode(), guess + " " + guessed.body());
            assertEquals(nothing.statusCode(), guessed.statusCode(), guess.toString());
            assertEquals(nothing.body(), guessed.body(), guess.toString());
            assertFalse(guessed.body().contains("canary"), guess.toString());
            assertFalse(guessed.body().contains("dev.parley"), guess.toString());
            var noToken =
                    new RestClient(stack, 1, null).tries(guess.method, API + guess.path.formatted(id), guess.body);
            assertEquals(401, noToken.statusCode(), guess.toString());
        }));
        assertEquals(0, mallory.get(API + "/search?query=canary").path("hits").size());
        var search = API + "/search?query=canary&conversation_id=";
        assertEquals(
                mallory.tries("GET", search + UUID.randomUUID(), null).body(),
                mallory.tries("GET", search + thread, null).body());
        assertEquals(
                0, mallory.get(API + "/conversations").path("conversations").size());
        assertEquals(
                "canary", alice.get(messages(thread)).at("/messages/0/content").asText());
    }
}
