package dev.parley.gateway.rest.pitchey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PitcheyErrorsTest {
    @Test
    void whatASiblingRefusesWithoutAWordIsToldByItsCode() {
        assertEquals(
                Map.of("success", false, "error", "ai unavailable"),
                new PitcheyErrors().entity(Rejection.of(ErrorCode.AI_UNAVAILABLE, null)));
    }
}
