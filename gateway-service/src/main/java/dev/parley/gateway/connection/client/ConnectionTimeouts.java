package dev.parley.gateway.connection.client;

import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How long, and how much, a connection is borne with: silence, idleness, errors, a sign-in that does not come, a token
/// that ends. On the connection's event loop only.
public final class ConnectionTimeouts {
    public enum Token {
        GOOD,
        /// Told once of each token.
        EXPIRING,
        EXPIRED
    }

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final ConnectionConfig config;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long opened;
    private volatile long lastFrame;
    private long lastPong;
    private long minute;
    private int errors;
    private int refused;
    private int controls;
    private long asked;
    private @Nullable Instant expiresAt;
    private boolean warned;

    public ConnectionTimeouts(ConnectionConfig config, Clock clock) {
        this(config, clock, System::nanoTime);
    }

    ConnectionTimeouts(ConnectionConfig config, Clock clock, LongSupplier nanoTime) {
        this.config = config;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.opened = nanoTime.getAsLong();
        this.lastFrame = opened;
        this.lastPong = opened;
        this.minute = opened;
    }

    /// When a frame came last; from any thread.
    public long lastFrame() {
        return lastFrame;
    }

    public void frame() {
        lastFrame = nanoTime.getAsLong();
    }

    /// Gives `ping` the number a pong has to bring to show that somebody is there; negative, unlike those of
    /// `DeliveryTracker`. `clear`: nothing else waits for the reader. Else no question would leave: the one before
    /// stays good, and no answer is no silence of the client's. A reader that takes nothing ends as too slow.
    public void ask(boolean clear, LongConsumer ping) {
        if (!clear) {
            alive();
            return;
        }
        asked = ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE;
        ping.accept(asked);
    }

    /// One that nobody asked for shows nothing: it can be sent without ever reading.
    public void pong(long number) {
        if (number == asked && asked != 0) {
            alive();
        }
    }

    public void alive() {
        lastPong = nanoTime.getAsLong();
    }

    public boolean tooManyControls() {
        count();
        return ++controls > config.maxControlFramesPerMinute() && config.maxControlFramesPerMinute() > 0;
    }

    public boolean tooManyErrors() {
        count();
        return ++errors > config.maxErrorsPerMinute() && config.maxErrorsPerMinute() > 0;
    }

    public boolean tooManyRefused() {
        count();
        return ++refused > config.maxRefusedPerMinute() && config.maxRefusedPerMinute() > 0;
    }

    private void count() {
        var now = nanoTime.getAsLong();
        if (now - minute > MINUTE) {
            minute = now;
            errors = 0;
            refused = 0;
            controls = 0;
        }
    }

    /// Why to close now, if there is a reason. `reads`: the socket is being read, so that silence is the client's;
    /// `stranger`: it has to sign in and has not.
    public Optional<CloseReason> verdict(long now, boolean reads, boolean stranger) {
        if (stranger && now - opened > config.signInWithin().toNanos()) {
            return Optional.of(CloseReason.NOT_AUTHENTICATED);
        }
        if (now - lastFrame > config.maxIdle().toNanos()) {
            return Optional.of(CloseReason.INACTIVE);
        }
        var silent =
                now - Math.max(lastPong, lastFrame) > 2 * config.heartbeat().toNanos();
        return reads && silent ? Optional.of(CloseReason.SILENT) : Optional.empty();
    }

    /// Whether even who began to sign in at the last moment, and took so long for it, would have done so by now.
    public boolean isSignInOverdue(long now, long nanos) {
        return now - opened > config.signInWithin().toNanos() + nanos;
    }

    /// The token from now on; null: there is none that could end.
    void token(Caller.@Nullable Token token) {
        expiresAt = token == null ? null : token.expiresAt();
        warned = false;
        var now = clock.instant();
        if (expiresAt != null && expiresAt.isBefore(now)) {
            // Accepted although it has ended, because clocks differ: it is not held against it at once.
            expiresAt = now.plus(Duration.ofSeconds(5));
        }
    }

    public Token token() {
        if (expiresAt == null) {
            return Token.GOOD;
        }
        var left = tokenMillisLeft();
        if (left <= 0) {
            return Token.EXPIRED;
        }
        if (warned || left > config.tokenWarning().toMillis()) {
            return Token.GOOD;
        }
        warned = true;
        return Token.EXPIRING;
    }

    /// Of one that ends.
    public long tokenMillisLeft() {
        return Duration.between(clock.instant(), Objects.requireNonNull(expiresAt))
                .toMillis();
    }
}
