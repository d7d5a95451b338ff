package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.Told;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Event;
import io.netty.channel.ChannelHandlerContext;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How a connection ends: when it is borne with no longer or sent home, its last words, the code it closes
/// with, and what it leaves behind. On the connection's event loop only.
final class Ending {
    private final Connection connection;
    private final Patience patience;
    private final Reading reading;
    private final Writing writing;
    private final Surroundings around;
    private final ChannelHandlerContext context;
    private final Frames frames;
    private boolean draining;
    private boolean closing;
    private boolean closed;

    Ending(
            Connection connection,
            Patience patience,
            Reading reading,
            Writing writing,
            Surroundings around,
            ChannelHandlerContext context,
            Frames frames) {
        this.connection = connection;
        this.patience = patience;
        this.reading = reading;
        this.writing = writing;
        this.around = around;
        this.context = context;
        this.frames = frames;
    }

    boolean isClosing() {
        return closing;
    }

    boolean isClosed() {
        return closed;
    }

    /// Looks after the connection, every second.
    void check(long now) {
        if (closing) {
            return;
        }
        if (writing.stalledNanos(now) > around.config().maxStall().toNanos()) {
            close(CloseReason.TOO_SLOW);
            return;
        }
        var reads = connection.socket().isAutoRead();
        patience.verdict(now, reads, connection.mustSignIn() && !connection.isBusy())
                .ifPresent(this::close);
        if (connection.dialect().renewsToken()) {
            checkToken();
        }
    }

    private void checkToken() {
        switch (patience.token()) {
            case GOOD -> {}
            case EXPIRING -> {
                var told = new Told(new Event.TokenExpiring(patience.tokenMillisLeft()));
                connection.hear(List.of(told));
            }
            case EXPIRED -> close(CloseReason.TOKEN_EXPIRED);
        }
    }

    /// Says farewell and closes as soon as what is under way is answered, or when the time is over.
    void shutDown(long reconnectInMillis) {
        if (closing || draining) {
            return;
        }
        var farewell = connection.dialect().farewell(reconnectInMillis);
        if (farewell != null) {
            writing.write(farewell);
        }
        draining = true;
        if (connection.isIdle()) {
            close(CloseReason.GOING_AWAY);
        } else {
            context.executor()
                    .schedule(
                            () -> close(CloseReason.GOING_AWAY),
                            around.config().drain().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /// What was under way may have been answered.
    void goOn() {
        if (draining && connection.isIdle()) {
            close(CloseReason.GOING_AWAY);
        }
    }

    void close(CloseReason reason) {
        if (closing) {
            return;
        }
        Log.debugf("connection closes connection=%s reason=%s", connection.id(), reason);
        var tooSlow = reason == CloseReason.TOO_SLOW;
        writing.finish(tooSlow);
        var dialect = connection.dialect();
        var config = around.config();
        var handshake = tooSlow ? config.slowCloseHandshake() : config.closeHandshake();
        frames.close(context, dialect.closeCode(reason), dialect.closeText(reason), handshake.toMillis());
    }

    /// One of the sides has begun to close: nothing more is read or said.
    void closing() {
        closing = true;
        reading.discard();
        writing.discard();
        writing.reachCaughtUp();
    }

    void closed() {
        closing();
        if (closed) {
            return;
        }
        closed = true;
        around.lobby().leave(connection);
        if (connection.canister() != null) {
            connection.canister().detach();
        }
        around.connections().remove(connection);
    }
}
