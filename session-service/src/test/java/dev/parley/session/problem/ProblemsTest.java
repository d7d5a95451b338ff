package dev.parley.session.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import dev.parley.token.ServiceTokenSigner;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SessionTest
class ProblemsTest {
    private final Session service = Session.service();
    private final Session alice = Session.of(Session.somebody());

    @Test
    void whatIsNotOurJsonIsABadRequestThatNamesNoClass() throws Exception {
        for (var body : List.of(
                "",
                "{",
                "[]",
                "\"text\"",
                "null",
                "{\"items\":7}",
                "{\"items\":[{\"conversationId\":\"no uuid\"}]}",
                "{\"items\":[{\"ai\":\"perhaps\"}]}",
                "{\"items\":[{\"content\":{}}]}")) {
            assertProblem(ErrorCode.BAD_REQUEST, service.raw("POST", "/internal/v1/messages", body));
        }
        assertProblem(
                ErrorCode.BAD_REQUEST,
                alice.raw("POST", "/internal/v1/conversations", "{\"kind\":\"club\",\"title\":\"t\"}"));
        assertProblem(ErrorCode.BAD_REQUEST, alice.raw("GET", "/internal/v1/conversations?cursor=x", null));
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertProblem(ErrorCode.NOT_FOUND, service.raw("GET", "/internal/v1/nothing", null));
        assertProblem(ErrorCode.NOT_FOUND, alice.raw("GET", "/internal/v1/conversations/no-uuid", null));
        assertProblem(ErrorCode.NOT_FOUND, alice.raw("GET", "/internal/v1/conversations/" + UUID.randomUUID(), null));
    }

    @Test
    void unknownFieldsAreIgnored() {
        var created =
                alice.raw("POST", "/internal/v1/conversations", "{\"kind\":\"ai\",\"title\":\"t\",\"colour\":\"red\"}");

        assertEquals(200, created.statusCode());
    }

    @Test
    void nobodyButOurOwnServicesIsLetIn() throws Exception {
        var stranger =
                new ServiceTokenSigner("gateway-service", "another secret of thirty-two bytes", Clock.systemUTC());
        for (var token : new String[] {null, "", "nonsense", stranger.tokenFor("session-service", null)}) {
            assertProblem(ErrorCode.UNAUTHENTICATED, Session.raw("GET", "/internal/v1/conversations", null, token));
        }
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        for (var path : List.of("/q/health/live", "/q/health/ready", "/q/metrics")) {
            assertEquals(200, Session.raw("GET", path, null, null).statusCode(), path);
        }
    }

    private static void assertProblem(ErrorCode code, HttpResponse<String> response) throws Exception {
        assertEquals(code.status, response.statusCode(), response.body());
        assertEquals(
                Problem.MEDIA_TYPE,
                response.headers().firstValue("Content-Type").orElse("none").split(";")[0]);
        var problem = Session.JSON.readValue(response.body(), Problem.class);
        assertEquals(code, problem.code());
        assertEquals(code.status, problem.status());
        for (var ours : List.of("dev.parley", "java.", "Exception", "jackson")) {
            assertFalse(response.body().contains(ours), response.body());
        }
    }
}
