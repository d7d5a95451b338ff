package dev.parley.service.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMapperTest {
    private final ProblemMapper mapper = new ProblemMapper();

    private RequestRejected read(int status, Object entity) {
        return mapper.toThrowable(Response.status(status).entity(entity).build());
    }

    @Test
    void aRefusalIsTheOneTheSiblingMadeOfIt() {
        var said = Problem.of(new RequestRejected(ErrorCode.RATE_LIMITED, "Slower", 2000));

        var read = read(429, said);

        assertEquals(ErrorCode.RATE_LIMITED, read.code());
        assertEquals("Slower", read.getMessage());
        assertEquals(2000, read.retryAfterMillis());
    }

    @Test
    void whatIsOutdatedKeepsItsStatus() {
        assertEquals(412, read(412, Problem.of(RequestRejected.outdated())).status());
    }

    @ParameterizedTest
    @CsvSource({
        "400, INTERNAL",
        "401, INTERNAL",
        "403, INTERNAL",
        "404, INTERNAL",
        "409, INTERNAL",
        "413, TOO_LARGE",
        "429, UNAVAILABLE",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE"
    })
    void whatSomethingInBetweenSaysIsNoWordOfTheSibling(int status, ErrorCode code) {
        assertEquals(code, read(status, "<html>no</html>").code());
    }
}
