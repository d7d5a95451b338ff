package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An address strangers have connected from too often: whoever can say who it is, is not concerned.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(FloodedAddressTest.Strict.class)
class FloodedAddressTest {
    private static final int MOST = 8;

    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.limits.connections-per-minute", "" + MOST, "gateway.connection.sign-in-within", "2s");
        }
    }

    @TestHTTPResource
    URI gateway;

    private final ArrayList<RawSocket> strangers = new ArrayList<>();

    private RawSocket socket(String path, Map<String, String> headers) {
        return new RawSocket(gateway.getPort(), path, headers);
    }

    private static Map<String, String> bearer(String name) {
        return Map.of("Authorization", "Bearer " + Tokens.of(name));
    }

    private RawSocket stranger() {
        var stranger = socket("/ws", Map.of());
        strangers.add(stranger);
        stranger.hears("welcome");
        return stranger;
    }

    @BeforeEach
    void strangersCome() {
        for (var number = 0; number < MOST; number++) {
            stranger();
        }
    }

    @AfterEach
    void strangersGo() {
        strangers.forEach(RawSocket::close);
    }

    @Test
    void whoSignsInByAFrameComesIn() {
        try (var parley = socket("/parley", Map.of());
                var avai = socket("/ws", Map.of())) {
            parley.text("{\"type\":\"connect\",\"ref\":\"1\",\"token\":\"" + Tokens.of("flooded-alice") + "\"}");
            parley.hears("ok");
            avai.hears("welcome");
            avai.text("{\"type\":\"auth\",\"token\":\"" + Tokens.of("flooded-bob") + "\"}");
            avai.hears("auth_success");
            avai.text("{\"type\":\"create_thread\",\"title\":\"at last\"}");
            avai.hears("thread_created");
        }
    }

    @Test
    void whoSignsInByTheUpgradeComesInAndNobodyElseDoes() {
        try (var alice = socket("/parley", bearer("flooded-carol"));
                var bob = socket("/api/messages/ws", bearer("flooded-dave"));
                var forged = socket("/api/messages/ws", Map.of("Authorization", "Bearer a.b.c"));
                var none = socket("/api/messages/ws", Map.of())) {
            alice.text("{\"type\":\"connect\",\"ref\":\"1\"}");
            alice.hears("ok");
            assertTrue(bob.status.startsWith("HTTP/1.1 101 "), bob.status);
            assertTrue(forged.status.startsWith("HTTP/1.1 429 "), forged.status);
            assertTrue(none.status.startsWith("HTTP/1.1 429 "), none.status);
        }
    }

    @Test
    void whoDoesNotIsHeardOnNothingElse() {
        try (var impatient = socket("/ws", Map.of());
                var silent = socket("/ws", Map.of())) {
            impatient.hears("welcome");
            impatient.text("{\"type\":\"ping\"}");
            impatient.hears("pong");
            impatient.text("{\"type\":\"create_thread\",\"title\":\"mine\"}");

            assertEquals(1013, impatient.hearsClose().closeCode());
            assertEquals(1013, silent.hearsClose().closeCode(), "and not for long");
        }
    }

    @Test
    void onePersonComesOnlySoOften() {
        var open = new ArrayList<RawSocket>();
        try {
            for (var number = 0; number < MOST; number++) {
                var desk = socket("/parley", bearer("flooded-erin"));
                open.add(desk);
                desk.text("{\"type\":\"connect\",\"ref\":\"1\"}");
                desk.hears("ok");
            }
            var oneTooMany = socket("/parley", bearer("flooded-erin"));
            open.add(oneTooMany);
            oneTooMany.text("{\"type\":\"connect\",\"ref\":\"1\"}");

            assertEquals(4003, oneTooMany.hearsClose().closeCode());
        } finally {
            open.forEach(RawSocket::close);
        }
    }
}
