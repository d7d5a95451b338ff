package dev.parley.stack;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;

/// What `./parley test` leaves out, as what it needs is not to be had on this machine.
public final class LeftOut {
    private LeftOut() {}

    public static void assumeNot(String program, String why) {
        var leftOut =
                List.of(System.getenv().getOrDefault("PARLEY_LEAVE_OUT", "").split(","));
        assumeFalse(leftOut.contains(program), why);
    }
}
