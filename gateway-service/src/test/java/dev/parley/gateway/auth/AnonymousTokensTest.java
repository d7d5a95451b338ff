package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Sundries;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tokens by which nobody has said who it is, where those who have not may only read: Supabase gives them to whoever
/// asks.
@QuarkusTest
@TestProfile(Sundries.class)
@QuarkusTestResource(Neighbours.class)
class AnonymousTokensTest {
    private static final String GROUP = "{\"kind\":\"group\",\"title\":\"Ours\",\"participants\":[]}";

    @TestHTTPResource("/")
    URI gateway;

    private static String token(boolean anonymous) {
        return TokenMint.token()
                .with("iss", Sundries.SUPABASE + "/auth/v1")
                .with("aud", "authenticated")
                .with("exp", Instant.now().plus(Duration.ofHours(1)).getEpochSecond())
                .with("sub", anonymous ? "nobody-yet" : "alice")
                .with("is_anonymous", anonymous)
                .signedBy(Sundries.SUPABASE_SECRET);
    }

    private RawSocket socket(String path, String token) {
        return new RawSocket(gateway.getPort(), path, Map.of("Authorization", "Bearer " + token));
    }

    @Test
    void whoHasSignedInMayBeginAGroupAndADocument() {
        assertEquals(
                201,
                Rest.by(gateway, token(false))
                        .post("/api/v1/conversations", GROUP)
                        .status());
        try (var alice = socket("/chat", token(false))) {
            assertTrue(alice.status.contains(" 101 "), alice.status);
        }
    }

    @Test
    void whoHasNotIsNobodyToRest() {
        var nobody = Rest.by(gateway, token(true));

        assertEquals(401, nobody.post("/api/v1/conversations", GROUP).status());
        assertEquals(401, nobody.get("/api/v1/conversations").status());
        assertEquals(401, nobody.get("/api/v1/profile").status());
    }

    @Test
    void whoHasNotComesInNowhereThatNeedsAPerson() {
        for (var path : new String[] {"/chat", "/api/messages/ws"}) {
            try (var nobody = socket(path, token(true))) {
                assertTrue(nobody.status.contains(" 401 "), path + ": " + nobody.status);
            }
        }
        try (var nobody = socket("/", token(true))) {
            assertTrue(nobody.hears("error").contains("AUTH_FAILED"));
            assertEquals(4001, nobody.hearsClose().closeCode());
        }
    }

    @Test
    void whoHasNotIsAnonymousByParleyAndBeginsNothing() {
        var before = Neighbours.session.documents.get();
        try (var nobody = socket("/parley", token(true))) {
            nobody.text("{\"type\":\"connect\",\"ref\":\"c\"}");
            assertTrue(nobody.hears("ok").contains("\"user\":{\"anonymous\":true}"));

            for (var command : new String[] {
                "\"conversation.create\",\"kind\":\"group\",\"title\":\"Ours\",\"participants\":[],\"key\":\"k\"",
                "\"document.start\",\"template_id\":\"mutual-nda\",\"key\":\"k\"",
                "\"document.templates\"",
            }) {
                nobody.text("{\"ref\":\"r\",\"type\":" + command + "}");
                assertTrue(nobody.hears("error").contains("\"code\":\"unauthenticated\""), command);
            }
        }
        assertEquals(before, Neighbours.session.documents.get());
    }
}
