package dev.parley.gateway.connection.outbound;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.transport.ClientSocket;
import dev.parley.gateway.transport.ControlFrame;
import dev.parley.gateway.transport.DelayedWriter;
import dev.parley.gateway.transport.Outbox;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import io.quarkus.logging.Log;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// What a client is told, in the dialect's words and in order: at once, or at the distance it needs. A reader
/// too slow for it ends the connection; whoever goes no faster than the reader learns here when it has caught
/// up. On the connection's event loop only.
public final class OutboundPump {
    private final Client client;
    private final Outbox outbox;
    /// Null where the client needs no distance.
    private final @Nullable DelayedWriter delayedWriter;
    private @Nullable CompletableFuture<Boolean> caughtUp;

    public OutboundPump(Client client, ClientSocket socket, ConnectionConfig config) {
        this.client = client;
        this.outbox = socket.outbox(
                config.maxOutboxFrames(),
                config.maxOutboxBytes(),
                config.minSentBytesPerSecond(),
                client::weigh,
                this::failed);
        this.delayedWriter = client.dialect().has(Trait.KEEPS_DISTANCE)
                ? new DelayedWriter(socket.loop(), config.answerDelay(), this::write)
                : null;
    }

    public void answer(FrameReference reference, Answer answer) {
        var frame = client.dialect().answer(reference, answer);
        if (frame != null) {
            write(frame);
        }
        endIfSaid();
    }

    /// What an event has to say, now that the conversation has been looked at.
    void show(Event event, ConversationSnapshot snapshot) {
        var frame = client.dialect().shown(event, snapshot);
        if (frame != null) {
            write(frame);
        }
        endIfSaid();
    }

    public void refuse(FrameReference reference, Rejection rejection) {
        var frame = client.dialect().refusal(reference, rejection);
        if (frame != null) {
            write(frame);
        }
        endIfSaid();
    }

    /// Where the dialect has said its last word.
    void endIfSaid() {
        var reason = client.dialect().ends();
        if (reason != null) {
            client.close(reason);
        }
    }

    public void write(byte[] frame) {
        if (!client.isClosing() && !outbox.add(frame)) {
            client.close(CloseReason.TOO_SLOW);
        }
    }

    /// `byAi`: at the distance this client needs from the answer to its message.
    void write(byte[] frame, boolean byAi) {
        if (byAi && delayedWriter != null) {
            delayedWriter.write(frame);
        } else {
            write(frame);
        }
    }

    /// The answer to a message has just been written.
    void answeredMessage() {
        if (delayedWriter != null) {
            delayedWriter.after();
        }
    }

    /// What can no longer be written is not left out in silence.
    private void failed(Throwable cause) {
        Log.warnf(
                "connection closes as it cannot be written to connection=%s cause=%s",
                client.id(), cause.getClass().getSimpleName());
        client.drop();
    }

    /// Only while nothing else waits: a reader that takes nothing needs no question.
    public void ping(long number) {
        if (!client.isClosing() && outbox.isClear()) {
            outbox.add(ControlFrame.ping(number));
        }
    }

    public void pong(byte[] frame) {
        outbox.pong(frame);
    }

    /// Whether everything written has left for the client.
    public boolean isClear() {
        return outbox.isClear();
    }

    /// Bytes that wait for the reader.
    public long held() {
        return outbox.held();
    }

    /// For how long the reader has been too slow, in nanoseconds; 0 while nothing waits for it.
    public long lateNanos(long now) {
        return outbox.lateNanos(now);
    }

    /// Completes when everything written has left for the client, with whether the connection goes on.
    public CompletionStage<Boolean> caughtUp() {
        var reached = new CompletableFuture<Boolean>();
        client.loop().execute(() -> {
            if (client.isClosing() || outbox.isClear()) {
                reached.complete(!client.isClosing());
            } else {
                caughtUp = reached;
            }
        });
        return reached;
    }

    /// The channel can take more.
    ///
    /// @return whether everything written has left for the client
    public boolean resume() {
        outbox.resume();
        var clear = outbox.isClear();
        if (clear) {
            reachCaughtUp();
        }
        return clear;
    }

    /// Nobody is kept waiting any longer for the reader.
    public void reachCaughtUp() {
        if (caughtUp != null) {
            caughtUp.complete(!client.isClosing());
            caughtUp = null;
        }
    }

    /// The close frame is the last that is written; a reader that was too slow is spared what waits before it.
    public void finish(byte[] close, boolean tooSlow) {
        if (delayedWriter != null && !tooSlow) {
            delayedWriter.flush();
        }
        outbox.end(close, !tooSlow, false);
    }

    /// The answer to the peer's close frame, after which the connection ends.
    public void finish(byte[] close) {
        outbox.end(close, false, true);
    }

    /// The close frame in place of all that waits, if anything can be written at all.
    ///
    /// @return false where a frame has left in part, so that nothing can follow
    public boolean finishNow(byte[] close) {
        var within = outbox.isWithinFrame();
        if (!within) {
            outbox.end(close, false, false);
        }
        return !within;
    }

    /// Nothing more will be written.
    public void discard() {
        outbox.discard();
    }
}
