package dev.parley.gateway.connection.client;

import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.Rejection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The client at the other end, as the parts of its connection and its commands see it: whom they speak to, and what
/// can be said. On the connection's event loop only, but for what [Listener] allows.
public interface Client extends Listener {
    /// Of the connection, for logs.
    String id();

    ClientIdentity identity();

    @Override
    default @Nullable UUID person() {
        return identity().person();
    }

    default Caller caller() {
        return identity().caller();
    }

    default Dialect dialect() {
        return identity().dialect();
    }

    void answer(FrameReference reference, Answer answer);

    void refuse(FrameReference reference, Rejection rejection);

    /// A ready frame, as it is.
    void write(byte[] frame);

    void close(CloseReason reason);

    /// Ends the connection without a word.
    void drop();

    /// Whether one of the sides has begun to close, or has closed.
    boolean isClosing();

    boolean isClosed();

    /// Something has been answered or has left for the client: what waited for that is taken up.
    void goOn();

    /// What is left out where it fails would never be told: the client comes back and goes on where it was.
    void orGiveUp(Runnable work);

    /// Runs this on the event loop, later.
    void soon(Runnable action, long nanos);

    /// Says what the connection holds, whenever that may have changed.
    void weigh();
}
