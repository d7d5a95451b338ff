package dev.parley.gateway.connection.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.CloseReason;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionTimeoutsTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);

    private final List<Long> asked = new ArrayList<>();
    private long now = 1_000;
    private final ConnectionTimeouts connectionTimeouts = new ConnectionTimeouts(settings(), () -> now);

    private static ConnectionConfig settings() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(ConnectionConfig.class)
                .build()
                .getConfigMapping(ConnectionConfig.class);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private Optional<CloseReason> verdict() {
        return connectionTimeouts.verdict(now, true, false);
    }

    @Test
    void whoAnswersTheQuestionIsThereAndWhoDoesNotIsSilent() {
        pass(HEARTBEAT);
        connectionTimeouts.ask(true, asked::add);
        connectionTimeouts.pong(asked.getFirst());
        pass(HEARTBEAT.multipliedBy(2));
        assertEquals(Optional.empty(), verdict());

        connectionTimeouts.pong(4711);
        pass(Duration.ofMillis(1));
        assertEquals(Optional.of(CloseReason.SILENT), verdict());
    }

    @Test
    void aListenerThatIsToldTooMuchToBeAskedIsNotSilent() {
        pass(HEARTBEAT);
        connectionTimeouts.ask(false, asked::add);
        pass(HEARTBEAT);
        connectionTimeouts.ask(true, asked::add);
        pass(Duration.ofSeconds(1));

        assertEquals(Optional.empty(), verdict());
        assertEquals(1, asked.size(), "only where it can be answered");
    }

    @Test
    void aQuestionThatCouldNotBeAskedLeavesTheOneBeforeGood() {
        connectionTimeouts.ask(true, asked::add);
        connectionTimeouts.ask(false, asked::add);
        pass(HEARTBEAT);
        connectionTimeouts.pong(asked.getFirst());
        pass(HEARTBEAT.multipliedBy(2));

        assertEquals(Optional.empty(), verdict());
    }
}
