package dev.parley.gateway.connection;

import dev.parley.gateway.connection.ConnectionState.Busy;
import dev.parley.gateway.connection.ConnectionState.Closed;
import dev.parley.gateway.connection.ConnectionState.Closing;
import dev.parley.gateway.connection.ConnectionState.Greeting;
import dev.parley.gateway.connection.ConnectionState.Live;
import dev.parley.gateway.connection.ConnectionState.Open;
import java.util.concurrent.atomic.AtomicBoolean;

/// A connection's [ConnectionState] as it moves on. Moves happen on the connection's event loop only, but for
/// [#giveWay]; where it stands may be asked from any thread.
final class ConnectionLifecycle {
    private final AtomicBoolean givingWay = new AtomicBoolean();
    private volatile ConnectionState state = new Greeting(false);

    /// The client has been greeted.
    ///
    /// @return whether commands are carried out from now on: not where it is being closed by now
    boolean greeted() {
        if (state instanceof Greeting greeting) {
            state = greeting.greeted();
            return true;
        }
        return false;
    }

    /// A command is being carried out that the next one has to wait for. One may go on as another.
    void began() {
        state = switch (state) {
            case Greeting _ -> throw new IllegalStateException("Nothing is carried out before the greeting");
            case Open open -> open.began();
            case Busy busy -> busy;
            case Closing closing -> closing;
            case Closed closed -> closed;
        };
    }

    /// The next command has its turn.
    void settled() {
        if (state instanceof Busy busy) {
            state = busy.settled();
        }
    }

    /// @return whether that is news, and not the end
    boolean drained() {
        if (state instanceof Live live && !live.isDraining()) {
            state = live.drained();
            return true;
        }
        return false;
    }

    void close() {
        if (state instanceof Live live) {
            state = live.close();
        }
    }

    /// @return whether it had not ended before
    boolean ended() {
        close();
        if (state instanceof Closing closing) {
            state = closing.ended();
            return true;
        }
        return false;
    }

    /// It is to give way to other connections, and will be closed for it.
    ///
    /// @return whether that is news
    boolean giveWay() {
        return givingWay.compareAndSet(false, true);
    }

    /// Whether no command may be carried out now, as one is being, or the client is not greeted yet.
    boolean isBusy() {
        return state instanceof Greeting || state instanceof Busy;
    }

    boolean isDraining() {
        return state instanceof Live live && live.isDraining();
    }

    /// Whether one of the sides has begun to close, or has closed.
    boolean isClosing() {
        return !(state instanceof Live);
    }

    boolean isClosed() {
        return state instanceof Closed;
    }

    /// Whether it is let in nowhere any more.
    boolean isGone() {
        return givingWay.get() || isClosing();
    }
}
