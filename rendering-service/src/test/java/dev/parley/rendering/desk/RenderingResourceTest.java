package dev.parley.rendering.desk;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rendering.contract.DocumentFormat;
import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.fake.Texts;
import dev.parley.service.management.ManagementServer;
import dev.parley.service.watchdog.Concern;
import dev.parley.token.ServiceTokenSigner;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(RenderingResourceTest.OwnSecret.class)
class RenderingResourceTest {
    @Inject
    ManagementServer management;

    @Inject
    @All
    List<Concern> concerns;

    private static final String SECRET = "a secret of the tests' own, long enough";
    private static final String ACCEPTED_SECRET = "the secret that is to come in its place";
    private static final String PATH = "/internal/v1/renderings/";

    public static class OwnSecret implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rendering.trust.token-secret", SECRET,
                    "rendering.trust.accepted-token-secret", ACCEPTED_SECRET);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAFileOfTheFormatAskedFor(DocumentFormat format) {
        var answer = from("gateway-service", "rendering-service")
                .body(Texts.english(Texts.AGREEMENT))
                .post(PATH + format);

        assertEquals(200, answer.statusCode());
        assertEquals(format.mediaType.toLowerCase(), answer.contentType().toLowerCase());
        var start = new String(answer.asByteArray(), 0, 5, StandardCharsets.ISO_8859_1);
        assertTrue(
                start.startsWith(
                        switch (format) {
                            case HTML -> "<!DOC";
                            case PDF -> "%PDF-";
                            case WORD -> "PK";
                        }),
                start);
    }

    @Test
    void strangersAreRefusedWhateverTheyAskFor() {
        for (var path : new String[] {PATH + "pdf", "/internal/v1/nothing", "/"}) {
            for (var stranger : List.of(given(), from("gateway-service", "session-service"), with("Bearer x"))) {
                stranger.contentType("application/json")
                        .body(Texts.english("text"))
                        .post(path)
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json")
                        .body("code", equalTo("unauthenticated"));
            }
        }
        from("ai-bridge-service", "rendering-service")
                .body(Texts.english("text"))
                .post(PATH + "pdf")
                .then()
                .statusCode(401);
    }

    @Test
    void refusesTooMuchTextAsAProblem() {
        asked("pdf", Texts.english("x".repeat(262_145)))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("too_large"));
    }

    @Test
    void refusesWhatMakesNoSense() {
        asked("pdf", new DocumentText("T", "no language", "text"))
                .statusCode(400)
                .body("code", equalTo("bad_request"));
        asked("pdf", Map.of()).statusCode(400).body("code", equalTo("bad_request"));
        asked("odt", Texts.english("text")).statusCode(404).body("code", equalTo("not_found"));
        from("gateway-service", "rendering-service")
                .body("{\"markdown\": {")
                .post(PATH + "html")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("bad_request"));
    }

    @Test
    void whileTheSecretIsChangedTheGatewayIsKnownByTheOtherOneToo() {
        var token = new ServiceTokenSigner("gateway-service", ACCEPTED_SECRET, Clock.systemUTC())
                .tokenFor("rendering-service", null);

        with("Bearer " + token)
                .contentType("application/json")
                .body(Texts.english("text"))
                .post(PATH + "html")
                .then()
                .statusCode(200);
    }

    @Test
    void isReadyAliveAndCountsWhatItRenders() {
        asked("html", Texts.english("text")).statusCode(200);

        get(management.url("/q/health/live")).then().statusCode(200);
        get(management.url("/q/health/ready")).then().statusCode(200);
        get(management.url("/q/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("rendering_seconds_count{format=\"html\",outcome=\"ok\"}"));
    }

    @Test
    void methodsNobodyKnowsLeaveNoLabel() {
        var before = series();
        for (var number = 0; number < 100; number++) {
            given().request("M" + number, PATH + "pdf").then().statusCode(401);
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

    @Test
    void theWatchdogLooksWhetherRenderingsEnd() {
        assertEquals(
                List.of("no rendering finishes"),
                concerns.stream().map(Concern::name).toList());
    }

    private static ValidatableResponse asked(String format, Object body) {
        return from("gateway-service", "rendering-service")
                .body(body)
                .post(PATH + format)
                .then();
    }

    private static RequestSpecification from(String caller, String audience) {
        var token = new ServiceTokenSigner(caller, SECRET, Clock.systemUTC()).tokenFor(audience, null);
        return with("Bearer " + token).contentType("application/json");
    }

    private static RequestSpecification with(String authorization) {
        return given().header("Authorization", authorization);
    }
}
