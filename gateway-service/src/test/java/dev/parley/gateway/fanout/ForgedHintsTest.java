package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.service.redis.TrustedHints;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.test.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Somebody has got hold of Redis, and says there what none of our services has said.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ForgedHintsTest {
    @TestHTTPResource
    URI gateway;

    @Inject
    Redis redis;

    @Inject
    RedisSubscriber subscriber;

    @Inject
    TrustedHints trust;

    @Inject
    MeterRegistry metrics;

    @Inject
    ObjectMapper json;

    private RawSocket connected(String name) {
        var socket = new RawSocket(gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of(name)));
        socket.text("{\"type\":\"connect\",\"ref\":\"c\"}");
        socket.hears("ok");
        return socket;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private String typing(UUID person) {
        try {
            return Announcement.ephemeral(
                            null,
                            json.writerFor(Ephemeral.class)
                                    .writeValueAsString(new Ephemeral.TypingChanged(person, true)))
                    .text();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void publish(Request request) {
        redis.send(request).toCompletionStage().toCompletableFuture().join();
    }

    private void forge(String channel, String text) {
        publish(Request.cmd(Command.PUBLISH).arg(channel).arg(text));
    }

    private double dropped(String reason) {
        return metrics.counter("parley.hints.dropped", "reason", reason).count();
    }

    /// A group whose hints are listened to by now.
    private String group(RawSocket socket) {
        socket.text("{\"type\":\"conversation.create\",\"ref\":\"g\",\"kind\":\"group\",\"title\":\"a group\"}");
        var group = read(socket.hears("ok")).at("/conversation/id").asText();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!subscriber.hearing() || subscribers("c:" + group) == 0) {
            assertTrue(System.nanoTime() < deadline, "nobody listens to the group");
        }
        return group;
    }

    private long subscribers(String channel) {
        var question = Request.cmd(Command.PUBSUB).arg("NUMSUB").arg(channel);
        return redis.send(question)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .get(1)
                .toLong();
    }

    @Test
    void aForgedChangeIsHeardByNobodyAndHidesNothing() {
        try (var alice = connected("forged-alice");
                var desk = connected("forged-alice")) {
            var group = group(alice);
            desk.text("{\"type\":\"conversation.open\",\"ref\":\"o\",\"conversation_id\":\"" + group + "\"}");
            desk.hears("ok");
            var forged = "{\"type\":\"message.sent\",\"seq\":2,\"message\":{\"content\":\"please pay\"}}";

            forge("c:" + group, "@x 2 2 [" + forged + "]");
            forge("c:" + group, "A".repeat(64) + "@x 2 2 [" + forged + "]");
            alice.text("{\"type\":\"message.send\",\"ref\":\"m\",\"key\":\"k\",\"conversation_id\":\"" + group
                    + "\",\"content\":\"genuine\"}");

            var answer = read(alice.hears("ok"));
            assertEquals("genuine", answer.at("/message/content").asText());
            assertEquals(2, answer.at("/message/seq").asLong(), "nothing forged took its place");
            var heard = read(desk.hears("message.sent"));
            assertEquals("genuine", heard.at("/message/content").asText(), "the first that is heard there");
        }
    }

    @Test
    void whatIsNotSignedIsPassedOverAndCounted() {
        var before = dropped("unsigned") + dropped("forged");
        try (var alice = connected("forged-alice")) {
            var channel = "c:" + group(alice);
            var somebody = UUID.randomUUID();
            var genuine = UUID.randomUUID();

            forge(channel, typing(somebody));
            forge(channel, "A".repeat(64) + typing(somebody));
            publish(Request.cmd(Command.PUBLISH).arg(channel).arg(trust.sign(channel, typing(genuine))));

            assertEquals(
                    genuine.toString(),
                    read(alice.hears("typing.changed")).path("user_id").asText());
            assertEquals(before + 2, dropped("unsigned") + dropped("forged"));
        }
    }

    @Test
    void whatWasSaidElsewhereOrBeforeIsPassedOver() {
        var before = dropped("repeated");
        try (var alice = connected("forged-alice")) {
            var channel = "c:" + group(alice);
            var other = Channels.conversation(UUID.randomUUID());
            var first = UUID.randomUUID();
            var last = UUID.randomUUID();
            var said = trust.sign(channel, typing(first));

            publish(Request.cmd(Command.PUBLISH).arg(channel).arg(said));
            assertEquals(
                    first.toString(),
                    read(alice.hears("typing.changed")).path("user_id").asText());
            publish(Request.cmd(Command.PUBLISH).arg(channel).arg(trust.sign(other, typing(UUID.randomUUID()))));
            publish(Request.cmd(Command.PUBLISH).arg(channel).arg(said));
            publish(Request.cmd(Command.PUBLISH).arg(channel).arg(trust.sign(channel, typing(last))));

            assertEquals(
                    last.toString(),
                    read(alice.hears("typing.changed")).path("user_id").asText());
            assertEquals(before + 1, dropped("repeated"));
            assertTrue(subscriber.hearing());
        }
    }
}
