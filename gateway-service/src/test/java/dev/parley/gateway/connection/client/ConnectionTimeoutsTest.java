package dev.parley.gateway.connection.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.connection.client.ConnectionTimeouts.Token;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Samples;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionTimeoutsTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(25);

    private final List<Long> asked = new ArrayList<>();
    private long now = 1_000;
    private Instant today = Samples.NOW;
    private final ConnectionTimeouts connectionTimeouts =
            new ConnectionTimeouts(settings(), ((InstantSource) () -> today).withZone(ZoneOffset.UTC), () -> now);

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
        today = today.plus(time);
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

    private void bears(Duration untilItsEnd) {
        connectionTimeouts.token(new Caller.Token(null, null, Samples.NOW.plus(untilItsEnd)));
    }

    @Test
    void thatATokenEndsIsToldOnceAMinuteBefore() {
        bears(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(9).minusMillis(1));
        assertEquals(Token.GOOD, connectionTimeouts.token());

        pass(Duration.ofMillis(1));
        assertEquals(Token.EXPIRING, connectionTimeouts.token());
        assertEquals(60_000, connectionTimeouts.tokenMillisLeft());
        assertEquals(Token.GOOD, connectionTimeouts.token(), "told already");

        pass(Duration.ofMinutes(1));
        assertEquals(Token.EXPIRED, connectionTimeouts.token());
    }

    @Test
    void ofARenewedTokenItIsToldAgain() {
        bears(Duration.ofSeconds(30));
        assertEquals(Token.EXPIRING, connectionTimeouts.token());

        bears(Duration.ofSeconds(59));
        assertEquals(Token.EXPIRING, connectionTimeouts.token());
    }

    @Test
    void whatHasEndedByOurClockAloneIsGoodForAnotherFiveSeconds() {
        bears(Duration.ofSeconds(-3));
        assertEquals(Token.EXPIRING, connectionTimeouts.token());
        assertEquals(5_000, connectionTimeouts.tokenMillisLeft());

        pass(Duration.ofSeconds(5));
        assertEquals(Token.EXPIRED, connectionTimeouts.token());
    }

    @Test
    void whoBearsNoTokenIsNotTimedByOne() {
        connectionTimeouts.token(null);
        pass(Duration.ofDays(1));

        assertEquals(Token.GOOD, connectionTimeouts.token());
    }
}
