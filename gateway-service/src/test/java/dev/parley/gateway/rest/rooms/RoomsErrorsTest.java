package dev.parley.gateway.rest.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomsErrorsTest {
    @Test
    void whatASiblingRefusesWithoutAWordIsToldByItsCode() {
        assertEquals(
                Map.of("error", "ai unavailable"),
                new RoomsErrors().entity(Rejection.of(ErrorCode.AI_UNAVAILABLE, null)));
    }
}
