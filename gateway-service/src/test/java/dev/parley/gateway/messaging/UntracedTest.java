package dev.parley.gateway.messaging;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.gateway.support.Neighbours;
import dev.parley.service.tracing.Tracing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/// A gateway that was told of no place to send traces to.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class UntracedTest {
    @Inject
    Tracing tracing;

    @Inject
    Vertx vertx;

    @Test
    void tracesNothing() {
        assertSame(Tracing.OFF, tracing);
    }

    @Test
    void hasNothingInItsRequestsThatMight() {
        assertNull(((VertxInternal) vertx).tracer());
    }
}
