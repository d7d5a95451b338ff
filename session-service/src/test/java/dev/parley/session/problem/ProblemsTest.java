package dev.parley.session.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.support.RealStores;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import dev.parley.test.LogRecords;
import dev.parley.token.ServiceTokenSigner;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
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
    void whoDiesInTheMidstOfARequestIsNoBugOfOurs() throws Exception {
        try (var log = new LogRecords("dev.parley.service.problem.Failures", Level.FINE);
                var socket = new Socket("localhost", ServiceHttp.port())) {
            socket.getOutputStream()
                    .write(("POST /internal/v1/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + ServiceHttp.serviceToken()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"items\":[")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            // The request is under way once it is routed; only then the line goes dead.
            assertEquals(
                    200, alice.raw("GET", "/internal/v1/conversations", null).statusCode());
            socket.close();

            var said = log.next();
            assertTrue(said.getLevel().intValue() < Level.WARNING.intValue(), said.getMessage());
        }
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
            for (var path : List.of("/internal/v1/conversations", "/internal/v1/nothing", "/")) {
                assertProblem(ErrorCode.UNAUTHENTICATED, ServiceHttp.raw("GET", path, null, token));
            }
        }
    }

    @Test
    void whileTheSecretIsChangedAServiceIsKnownByTheOtherOneToo() throws Exception {
        var token = new ServiceTokenSigner("gateway-service", RealStores.ACCEPTED_SECRET, Clock.systemUTC())
                .tokenFor("session-service", Session.somebody());

        assertEquals(
                200,
                ServiceHttp.raw("GET", "/internal/v1/conversations", null, token)
                        .statusCode());
    }

    @Test
    void whatAServiceDoesForItselfItDoesForNoPerson() throws Exception {
        assertProblem(ErrorCode.FORBIDDEN, alice.raw("POST", "/internal/v1/messages", "{\"items\":[]}"));
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        for (var path : List.of("/q/health/live", "/q/health/ready", "/q/metrics")) {
            assertEquals(200, ServiceHttp.management(path).statusCode(), path);
            assertEquals(404, ServiceHttp.raw("GET", path, null, null).statusCode(), path);
        }
        assertEquals(200, ServiceHttp.raw("GET", "/ready", null, null).statusCode());
    }

    @Test
    void methodsNobodyKnowsLeaveNoLabel() {
        var before = series();
        for (var number = 0; number < 100; number++) {
            assertEquals(
                    401,
                    ServiceHttp.raw("M" + number, "/internal/v1/conversations", null, null)
                            .statusCode());
        }
        assertTrue(series() - before < 20, "series grew from " + before + " to " + series());
        assertTrue(metrics().contains("method=\"OTHER\""), "they are counted");
    }

    private static long series() {
        return metrics().lines().filter(line -> !line.startsWith("#")).count();
    }

    private static String metrics() {
        return ServiceHttp.management("/q/metrics").body();
    }

    private static void assertProblem(ErrorCode code, HttpResponse<String> response) throws Exception {
        assertEquals(code.status, response.statusCode(), response.body());
        assertEquals(
                Problem.MEDIA_TYPE,
                response.headers().firstValue("Content-Type").orElse("none").split(";")[0]);
        var problem = ServiceHttp.JSON.readValue(response.body(), Problem.class);
        assertEquals(code, problem.code());
        assertEquals(code.status, problem.status());
        for (var ours : List.of("dev.parley", "java.", "Exception", "jackson")) {
            assertFalse(response.body().contains(ours), response.body());
        }
    }
}
