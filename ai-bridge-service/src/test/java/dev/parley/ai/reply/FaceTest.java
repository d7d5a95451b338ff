package dev.parley.ai.reply;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.contract.reply.ReplyHints;
import dev.parley.ai.fake.CanistersOnly;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.service.management.ManagementServer;
import dev.parley.test.Await;
import dev.parley.token.ServiceTokenSigner;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CanistersOnly.class)
@QuarkusTestResource(Surroundings.class)
class FaceTest {
    @Inject
    ManagementServer management;

    Surroundings around;

    @BeforeEach
    void calm() {
        around.calm();
    }

    @Test
    void strangersAreRefusedWhateverTheyAskFor() {
        for (var path : new String[] {"/internal/v1/replies/status", "/internal/v1/nothing"}) {
            get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"));
        }
        var forSomebodyElse = new ServiceTokenSigner("gateway-service", Surroundings.SECRET, Clock.systemUTC())
                .tokenFor("session-service", null);
        given().header("Authorization", "Bearer " + forSomebodyElse)
                .get("/internal/v1/replies/status")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void whileTheSecretIsChangedAGatewayIsKnownByTheOtherOneToo() {
        var token = new ServiceTokenSigner("gateway-service", Surroundings.ACCEPTED_SECRET, Clock.systemUTC())
                .tokenFor("ai-bridge-service", null);

        given().header("Authorization", "Bearer " + token)
                .get("/internal/v1/replies/status")
                .then()
                .statusCode(200);
    }

    @Test
    void tooManyHintsAtOnceAreRefused() {
        Gateway.signed()
                .body(new ReplyHints(Collections.nCopies(257, UUID.randomUUID())))
                .post("/internal/v1/replies")
                .then()
                .statusCode(400)
                .body("code", equalTo("bad_request"));
        Gateway.signed().body("{}").post("/internal/v1/replies").then().statusCode(400);
    }

    @Test
    void itIsReadyAndAliveWhileEverythingElseIsAway() {
        around.first.stop();
        around.second.stop();
        around.redis.stop();
        around.sessionServer.stop();

        get(management.url("/q/health/live")).then().statusCode(200);
        get(management.url("/q/health/ready")).then().statusCode(200);
        Gateway.hint(UUID.randomUUID());
    }

    @Test
    void tellsHowManyLinksAreUp() {
        Await.until(() -> Gateway.status().connectionCount() == 2);
        var status = Gateway.status();

        assertEquals(true, status.connected());
        assertEquals(0, status.retryAfterMillis());
        get(management.url("/q/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("bridge_links_connected{kind=\"canister_out\"} 2.0"))
                .body(containsString("bridge_replies_total{outcome=\"completed\"}"))
                .body(containsString("bridge_replies_under_way"));
    }

    @Test
    void methodsNobodyKnowsLeaveNoLabel() {
        var before = series();
        for (var number = 0; number < 100; number++) {
            given().request("M" + number, "/internal/v1/replies/status").then().statusCode(401);
        }
        assertTrue(series() - before < 20, "series grew from " + before + " to " + series());
        assertTrue(metrics().contains("method=\"OTHER\""), "they are counted");
    }

    private long series() {
        return metrics().lines().filter(line -> !line.startsWith("#")).count();
    }

    private String metrics() {
        return get(management.url("/q/metrics")).asString();
    }
}
