package dev.parley.session.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/// What a request costs in PostgreSQL: each of its statements at most so much, else its plan is told.
public final class PlannedCost {
    /// None of which is ever to be read from one end to the other.
    private static final Set<String> TABLES =
            Set.of("message", "conversation", "participant", "change", "reply", "message_text");

    private final List<QueryPlan> plans;

    PlannedCost(List<QueryPlan> plans) {
        assertFalse(plans.isEmpty(), "nothing was asked");
        for (var plan : plans) {
            assertEquals(List.of(), plan.readWhole(TABLES), () -> "read from one end to the other: " + plan);
        }
        this.plans = plans;
    }

    /// Rows that were read and thrown away.
    public PlannedCost removes(long most) {
        return atMost(most, "rows removed", QueryPlan::removed);
    }

    /// Rows that were read, of tables and of indexes.
    public PlannedCost finds(long most) {
        return atMost(most, "rows found", QueryPlan::found);
    }

    /// Pages of 8 KiB, each as often as it was looked at.
    public PlannedCost reads(long most) {
        return atMost(most, "pages read", QueryPlan::pages);
    }

    private PlannedCost atMost(long most, String what, ToLongFunction<QueryPlan> figure) {
        for (var plan : plans) {
            var is = figure.applyAsLong(plan);
            assertTrue(is <= most, () -> is + " " + what + ", and not " + most + ": " + plan);
        }
        return this;
    }
}
