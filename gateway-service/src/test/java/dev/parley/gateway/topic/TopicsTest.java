package dev.parley.gateway.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.FakeSessionService;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Sundries;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import dev.parley.token.ServiceTokenSigner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Topics over real sockets, and as other services speak of them.
@QuarkusTest
@TestProfile(Sundries.class)
@QuarkusTestResource(Neighbours.class)
class TopicsTest {
    @TestHTTPResource("/")
    URI gateway;

    private RawSocket connected(String name) {
        var socket = new RawSocket(gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of(name)));
        socket.text("{\"type\":\"connect\",\"ref\":\"c\"}");
        socket.hears("ok");
        return socket;
    }

    private static String asks(RawSocket socket, String type, String fields) {
        socket.text("{\"type\":\"" + type + "\",\"ref\":\"r\"," + fields + "}");
        while (true) {
            var text = socket.next().text();
            if (text.contains("\"ref\":\"r\"")) {
                return text;
            }
        }
    }

    private Rest service() {
        return Rest.by(
                gateway,
                new ServiceTokenSigner("backend", FakeSessionService.SECRET, Clock.systemUTC())
                        .tokenFor("gateway-service", null));
    }

    private UUID id(String name) {
        return UUID.fromString(Rest.of(gateway, name)
                .get("/api/v1/profile")
                .json()
                .at("/user/id")
                .asText());
    }

    @Test
    void whatOneSaysAllSubscribersHear() {
        try (var alice = connected("topic-alice");
                var bob = connected("topic-bob")) {
            assertTrue(asks(bob, "topic.subscribe", "\"topic\":\"pitch:1\"").contains("\"ok\""));

            asks(alice, "topic.publish", "\"topic\":\"pitch:1\",\"event\":\"liked\",\"data\":{\"by\":\"Alice\"}");

            assertEquals(
                    "{\"type\":\"topic.event\",\"topic\":\"pitch:1\",\"event\":\"liked\",\"user_id\":\""
                            + id("topic-alice") + "\",\"data\":{\"by\":\"Alice\"}}",
                    bob.hears("topic.event"));
        }
    }

    @Test
    void noEventHasTheNameOfAFrameOrOfWhatOnlyServicesSay() {
        try (var alice = connected("topic-alice")) {
            for (var event : List.of("nda_signed", "NOTIFICATION")) {
                assertTrue(
                        asks(alice, "topic.publish", "\"topic\":\"pitch:1\",\"event\":\"" + event + "\"")
                                .contains("\"forbidden\""),
                        event);
                assertEquals(
                        202,
                        service()
                                .post("/internal/topics/pitch:1/events", "{\"event\":\"" + event + "\"}")
                                .status());
            }
            for (var event : List.of("new_message", "Connected", "chat:message", "message.sent", "error")) {
                assertTrue(
                        asks(alice, "topic.publish", "\"topic\":\"pitch:1\",\"event\":\"" + event + "\"")
                                .contains("\"bad_request\""),
                        event);
                assertEquals(
                        400,
                        service()
                                .post("/internal/topics/pitch:1/events", "{\"event\":\"" + event + "\"}")
                                .status(),
                        event);
            }
        }
    }

    @Test
    void whoSaysSomethingIsSaidByTheServer() {
        try (var mallory = connected("topic-mallory");
                var bob = connected("topic-bob")) {
            asks(bob, "topic.subscribe", "\"topic\":\"pitch:9\"");

            asks(
                    mallory,
                    "topic.publish",
                    "\"topic\":\"pitch:9\",\"event\":\"pitch_liked\",\"data\":{\"userId\":1,"
                            + "\"user_id\":\"x\",\"username\":\"Alice\",\"userName\":\"Alice\",\"price\":7,"
                            + "\"user_name\":\"Alice\",\"senderId\":1,\"sender_id\":\"x\",\"senderName\":\"Alice\","
                            + "\"sender_name\":\"Alice\",\"author\":{\"name\":\"Alice\"},\"authorId\":1,"
                            + "\"author_id\":\"x\",\"authorName\":\"Alice\",\"author_name\":\"Alice\"}");

            var event = bob.hears("topic.event");
            assertTrue(event.contains("\"user_id\":\"" + id("topic-mallory") + "\",\"data\""), event);
            assertTrue(event.contains("\"price\":7"), event);
            assertFalse(event.contains("Alice") || event.contains("\"x\""), event);
            for (var name : List.of("username", "user_name", "senderName", "sender_name", "author", "author_name")) {
                assertTrue(event.contains("\"" + name + "\":\"topic-mallory\""), name + " in " + event);
            }
            for (var id : List.of("user_id", "sender_id", "author_id")) {
                assertTrue(event.contains("\"" + id + "\":\"" + id("topic-mallory") + "\""), id + " in " + event);
            }
            assertFalse(event.matches(".*\"(user|sender|author)Id\":1[,}].*"), event);
        }
    }

    @Test
    void whoHasUnsubscribedHearsNoMore() {
        try (var bob = connected("topic-bob")) {
            asks(bob, "topic.subscribe", "\"topic\":\"pitch:2\"");
            asks(bob, "topic.subscribe", "\"topic\":\"pitch:3\"");
            asks(bob, "topic.unsubscribe", "\"topic\":\"pitch:2\"");

            service().post("/internal/topics/pitch:2/events", "{\"event\":\"unheard\"}");
            service().post("/internal/topics/pitch:3/events", "{\"event\":\"heard\"}");

            assertTrue(bob.hears("topic.event").contains("\"heard\""));
        }
    }

    @Test
    void whatIsNotAllowedIsForbidden() {
        try (var alice = connected("topic-alice")) {
            var bob = id("topic-bob");
            assertTrue(asks(alice, "topic.subscribe", "\"topic\":\"user:" + bob + "\"")
                    .contains("\"forbidden\""));
            assertTrue(asks(alice, "topic.publish", "\"topic\":\"news:1\",\"event\":\"x\"")
                    .contains("\"forbidden\""));
            assertTrue(asks(alice, "topic.subscribe", "\"topic\":\"no spaces\"").contains("\"bad_request\""));
        }
    }

    @Test
    void aServicePublishesToThePersonsOwnTopic() {
        var person = id("topic-alice");
        try (var alice = connected("topic-alice")) {
            asks(alice, "topic.subscribe", "\"topic\":\"user:" + person + "\"");

            var accepted = service().post("/internal/topics/user:" + person + "/events", "{\"event\":\"signed\"}");

            assertEquals(202, accepted.status());
            assertTrue(alice.hears("topic.event").contains("\"signed\""));
        }
    }

    @Test
    void aNotificationReachesEveryConnectionOfItsPersonAndNobodyElse() {
        var person = id("topic-alice");
        try (var phone = connected("topic-alice");
                var desk = connected("topic-alice");
                var bob = connected("topic-bob")) {
            asks(bob, "topic.subscribe", "\"topic\":\"news:all\"");
            var path = "/internal/people/" + person + "/notifications";

            assertEquals(
                    202,
                    service()
                            .post(path, "{\"title\":\"Signed\",\"body\":\"Bob has signed\",\"data\":{\"id\":7}}")
                            .status());

            var expected =
                    "{\"type\":\"notification\",\"title\":\"Signed\",\"body\":\"Bob has signed\",\"data\":{\"id\":7}}";
            assertEquals(expected, phone.hears("notification"));
            assertEquals(expected, desk.hears("notification"));
            service().post("/internal/topics/news:all/events", "{\"event\":\"after\"}");
            assertTrue(bob.next().text().contains("\"after\""), "the next Bob hears is what is his");
        }
    }

    @Test
    void onlyServicesMayCallForServices() {
        for (var path : new String[] {
            "/internal/topics/news:1/events", "/internal/people/" + UUID.randomUUID() + "/notifications"
        }) {
            assertEquals(401, Rest.stranger(gateway).post(path, "{}").status());
            assertEquals(401, Rest.of(gateway, "topic-alice").post(path, "{}").status());
            var unknown = new ServiceTokenSigner("somebody", FakeSessionService.SECRET, Clock.systemUTC())
                    .tokenFor("gateway-service", null);
            assertEquals(401, Rest.by(gateway, unknown).post(path, "{}").status());
        }
        var service = new ServiceTokenSigner("backend", FakeSessionService.SECRET, Clock.systemUTC())
                .tokenFor("gateway-service", null);
        assertEquals(401, Rest.by(gateway, service).get("/api/v1/profile").status(), "a service is no person");
    }

    @Test
    void aServiceMaySignByTheSecretThatIsToComeToo() {
        var token = new ServiceTokenSigner("backend", FakeSessionService.ACCEPTED_SECRET, Clock.systemUTC())
                .tokenFor("gateway-service", null);

        assertEquals(
                202,
                Rest.by(gateway, token)
                        .post("/internal/topics/news:1/events", "{\"event\":\"x\"}")
                        .status());
    }

    @Test
    void everythingIsBounded() {
        var big = "{\"event\":\"x\",\"data\":\"" + "x".repeat(500) + "\"}";
        assertEquals(413, service().post("/internal/topics/news:1/events", big).status());
        assertEquals(400, service().post("/internal/topics/news:1/events", "{}").status());
        assertEquals(
                400,
                service()
                        .post("/internal/topics/new%20s/events", "{\"event\":\"x\"}")
                        .status());
        assertEquals(
                400,
                service()
                        .post("/internal/people/" + UUID.randomUUID() + "/notifications", "{\"body\":\"x\"}")
                        .status());
        try (var alice = connected("topic-alice")) {
            for (var number = 1; number <= 3; number++) {
                asks(alice, "topic.subscribe", "\"topic\":\"news:" + number + "\"");
            }
            assertTrue(asks(alice, "topic.subscribe", "\"topic\":\"news:1\"").contains("\"ok\""));
            assertTrue(asks(alice, "topic.subscribe", "\"topic\":\"news:4\"").contains("\"conflict\""));
        }
    }
}
