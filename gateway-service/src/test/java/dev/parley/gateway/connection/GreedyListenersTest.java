package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.RawSocket;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A gateway with little room for what connections hear of.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(GreedyListenersTest.Small.class)
class GreedyListenersTest {
    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.memory.max-subscription-bytes", "40000");
        }
    }

    @TestHTTPResource
    URI gateway;

    private RawSocket person(String name, int conversations) {
        var rest = Rest.of(gateway, name);
        for (var number = 0; number < conversations; number++) {
            assertEquals(
                    201, rest.post("/api/v1/conversations", "{\"kind\":\"ai\"}").status());
        }
        var socket = new RawSocket(gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of(name)));
        socket.text("{\"type\":\"connect\",\"ref\":\"1\"}");
        socket.hears("ok");
        return socket;
    }

    @Test
    void whoHearsOfMoreThanThereIsRoomForIsCutAndHearsWhyAndNobodyElse() {
        try (var alice = person("few-alice", 3);
                var mallory = person("many-mallory", 25)) {
            assertEquals(4001, mallory.hearsClose().closeCode());

            alice.text("{\"type\":\"ping\",\"ref\":\"2\"}");
            alice.hears("ok");
        }
    }
}
