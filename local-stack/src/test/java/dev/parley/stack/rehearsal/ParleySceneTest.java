package dev.parley.stack.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a scene makes of a gateway that refuses everything.
class ParleySceneTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Voice voice;

    @BeforeEach
    void somebodyComesIn() throws Exception {
        var gateway = vertx.createHttpServer()
                .webSocketHandler(ParleySceneTest::refuse)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        voice = Voice.at(client, URI.create("ws://localhost:" + gateway.actualPort() + "/parley"));
    }

    @AfterEach
    void everybodyLeaves() {
        voice.close();
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void refuse(ServerWebSocket socket) {
        socket.textMessageHandler(said -> socket.writeTextMessage(new JsonObject()
                .put("type", "error")
                .put("ref", new JsonObject(said).getString("ref"))
                .put("code", "forbidden")
                .put("message", "Not yours")
                .encode()));
    }

    @Test
    void aRefusalIsNoAnswer() {
        var refused =
                assertThrows(IOException.class, () -> ParleyScene.ask(voice, "message.history", new JsonObject()));

        assertEquals("message.history was refused: forbidden, Not yours", refused.getMessage());
    }

    @Test
    void aRefusedMessageIsNotWaitedForUntilPatienceEnds() {
        voice.says("message.send", new JsonObject().put("ref", "r"));

        var refused = assertThrows(IOException.class, () -> ParleyScene.hearsStored(voice));

        assertEquals("message.send was refused: forbidden, Not yours", refused.getMessage());
    }
}
