package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.util.concurrent.EventExecutor;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventLoopsTest {
    @Inject
    Vertx vertx;

    @Test
    void thereIsOneForEachProcessor() {
        var loops = new HashSet<EventExecutor>();
        vertx.nettyEventLoopGroup().forEach(loops::add);

        assertEquals(Runtime.getRuntime().availableProcessors(), loops.size());
    }
}
