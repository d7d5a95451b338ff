package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.RawServer;
import dev.parley.ai.fake.Surroundings;
import dev.parley.test.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An API with wishes of its own.
@QuarkusTest
@TestProfile(ConfiguredApiTest.Wishes.class)
@QuarkusTestResource(Surroundings.class)
class ConfiguredApiTest {
    public static final class Wishes implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "bridge.openai.instructions", "first-message",
                    "bridge.openai.headers", "api-key: k-1,X-Organization: ours,authorization: Basic x",
                    "bridge.openai.body", "{\"top_p\":0.5,\"model\":null}",
                    "bridge.openai.max-completion-tokens", "77",
                    "bridge.openai.temperature", "0.2",
                    "bridge.openai.think-blocks", "on");
        }
    }

    Surroundings around;

    @Test
    void aFieldRefusedByItsNameIsLeftOutAndWhatIsWantedBesidesIsSent() throws IOException {
        around.withoutProviders();
        try (var server = new RawServer(URI.create(around.openAi.url()).getPort())) {
            var whole = Manner.manner(
                    "thoughts in the text", Manner.say("<think>Hm.</think>Whole answer") + Manner.STOP, null);
            server.manner = (socket, out) -> {
                if (server.bodies.size() == 1) {
                    out.write(("HTTP/1.1 400 Bad Request\r\nContent-Length: 61\r\n\r\n"
                                    + "{\"error\":{\"message\":\"Unknown parameter: 'stream_options'\"}}  ")
                            .getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    return true;
                }
                return whole.answer(socket, out);
            };
            Await.until(() -> Gateway.status().connectionCount() == 1);
            var reply = around.session.ask("Well?");

            Gateway.hint(reply.id);

            var stored = Await.done(reply.over).completion;
            assertEquals("Whole answer", stored.content());
            assertEquals("Hm.", stored.reasoning());
            assertTrue(body(server).has("stream_options"));
            var body = body(server);
            assertFalse(body.has("stream_options"));
            assertFalse(body.has("model"), "left out by a wish");
            assertEquals(0.5, body.path("top_p").doubleValue());
            assertEquals(0.2, body.path("temperature").doubleValue());
            assertEquals(77, body.path("max_completion_tokens").intValue());
            var head = Await.next(server.heads).toLowerCase();
            assertTrue(head.contains("api-key: k-1") && head.contains("x-organization: ours"), head);
            assertTrue(head.contains("authorization: basic x") && !head.contains("bearer"), head);
        }
    }

    @Test
    void aModelThatKnowsNoRoleForInstructionsIsToldThemBeforeTheFirstWords() throws IOException {
        around.withoutProviders();
        try (var server = new RawServer(URI.create(around.openAi.url()).getPort())) {
            var whole = Manner.manner("an answer", Manner.say("Whole answer") + Manner.STOP, null);
            server.manner = (socket, out) -> {
                if (!server.bodies.peek().contains("\"role\":\"system\"")) {
                    return whole.answer(socket, out);
                }
                out.write(("HTTP/1.1 400 Bad Request\r\nContent-Length: 54\r\n\r\n"
                                + "{\"error\":{\"message\":\"System role is not supported.\"}}")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                return true;
            };
            Await.until(() -> Gateway.status().connectionCount() == 1);
            var reply = around.session.ask("Well?");

            Gateway.hint(reply.id);

            assertEquals("Whole answer", Await.done(reply.over).answer());
            var messages = body(server).path("messages");
            assertEquals(1, messages.size());
            assertTrue(messages.path(0).path("content").textValue().endsWith("\n\nWell?"));
        }
    }

    private static JsonNode body(RawServer server) throws IOException {
        return new ObjectMapper().readTree(Await.next(server.bodies));
    }
}
