package dev.parley.session.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import org.junit.jupiter.api.function.Executable;

/// Says that something is refused.
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(ErrorCode code, Executable call) {
        assertEquals(code, assertThrows(RequestRejected.class, call).code());
    }
}
