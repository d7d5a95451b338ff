package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.client.ConnectionTimeouts;
import dev.parley.gateway.connection.outbound.OutboundPump;
import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.transport.ClientSocket;
import dev.parley.gateway.transport.ControlFrame;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How a connection ends: when it is borne with no longer or sent home, its last words, the code it closes
/// with, and what it leaves behind. On the connection's event loop only.
final class ConnectionShutdown {
    private final Client client;
    private final ConnectionTimeouts connectionTimeouts;
    private final InboundPump inboundPump;
    private final CommandExecutor commandExecutor;
    private final OutboundPump outboundPump;
    private final ConnectionLifecycle lifecycle;
    private final ClientSocket socket;
    private final ConnectionContext around;

    ConnectionShutdown(
            Client client,
            ConnectionTimeouts connectionTimeouts,
            InboundPump inboundPump,
            CommandExecutor commandExecutor,
            OutboundPump outboundPump,
            ConnectionLifecycle lifecycle,
            ClientSocket socket,
            ConnectionContext around) {
        this.client = client;
        this.connectionTimeouts = connectionTimeouts;
        this.inboundPump = inboundPump;
        this.commandExecutor = commandExecutor;
        this.outboundPump = outboundPump;
        this.lifecycle = lifecycle;
        this.socket = socket;
        this.around = around;
    }

    /// Looks after the connection, every second.
    void check(long now) {
        if (lifecycle.isClosing()) {
            return;
        }
        if (outboundPump.lateNanos(now) > around.config().maxStall().toNanos()) {
            close(CloseReason.TOO_SLOW);
            return;
        }
        var reads = socket.isRead() && outboundPump.isClear();
        if (!reads) {
            socket.excuse(now);
            connectionTimeouts.alive();
        } else if (socket.unfinishedNanos(now) > maxUnfinishedNanos()) {
            close(CloseReason.UNFINISHED);
            return;
        }
        // Whoever is just saying something may be signing in: that has a time of its own.
        var identity = client.identity();
        var mustSignIn = identity.mustSignIn() || identity.isOnProbation();
        var isSaying =
                socket.unfinishedNanos(now) > 0 && !connectionTimeouts.isSignInOverdue(now, maxUnfinishedNanos());
        var late = mustSignIn && !lifecycle.isBusy() && !isSaying;
        connectionTimeouts
                .verdict(now, reads, late)
                .map(reason -> identity.isOnProbation() ? CloseReason.FLOOD : reason)
                .ifPresent(this::close);
        if (client.dialect().has(Trait.RENEWS_TOKEN)) {
            checkToken();
        }
    }

    /// A slow line is not held against anybody who uses it.
    private long maxUnfinishedNanos() {
        var config = around.config();
        return config.maxUnfinished().toNanos()
                + socket.unfinishedBytes() * 1_000_000_000 / Math.max(1, config.minBytesPerSecond());
    }

    private void checkToken() {
        switch (connectionTimeouts.token()) {
            case GOOD -> {}
            case EXPIRING -> {
                var told = new EncodedEvent(new Event.TokenExpiring(connectionTimeouts.tokenMillisLeft()));
                client.hear(List.of(told));
            }
            case EXPIRED -> close(CloseReason.TOKEN_EXPIRED);
        }
    }

    /// Says farewell and closes as soon as what is under way is answered, or when the time is over.
    void shutDown(long reconnectInMillis) {
        if (!lifecycle.drained()) {
            return;
        }
        var farewell = client.dialect().farewell(reconnectInMillis);
        if (farewell != null) {
            outboundPump.write(farewell);
        }
        if (isIdle()) {
            close(CloseReason.GOING_AWAY);
        } else {
            socket.loop()
                    .schedule(
                            () -> close(CloseReason.GOING_AWAY),
                            around.config().drain().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /// Whether nothing is under way.
    private boolean isIdle() {
        return commandExecutor.isIdle() && inboundPump.isEmpty();
    }

    /// What was under way may have been answered.
    void goOn() {
        if (lifecycle.isDraining() && isIdle()) {
            close(CloseReason.GOING_AWAY);
        }
    }

    void close(CloseReason reason) {
        if (lifecycle.isClosing()) {
            return;
        }
        Log.debugf("connection closes connection=%s reason=%s", client.id(), reason);
        var tooSlow = reason == CloseReason.TOO_SLOW;
        outboundPump.finish(closeFrame(reason), tooSlow);
        var config = around.config();
        var waits = tooSlow && !around.limits().memory().isShort();
        var handshake = waits ? config.slowCloseHandshake() : config.closeHandshake();
        closing();
        socket.stopListening();
        // A paused socket would never show the peer's close frame.
        socket.read(true);
        socket.closeAfter(handshake);
        client.weigh();
    }

    private byte[] closeFrame(CloseReason reason) {
        var dialect = client.dialect();
        return ControlFrame.close(dialect.closeCode(reason), dialect.closeText(reason));
    }

    /// The peer has begun to close: it is answered, and nothing else.
    void peerCloses(byte[] answer) {
        closing();
        outboundPump.finish(answer);
        socket.closeAfter(around.config().closeHandshake());
    }

    /// Ends it at once for what it holds; it hears why, unless it has not even read the frame before.
    void cut() {
        if (lifecycle.isClosed()) {
            return;
        }
        Log.debugf("connection is cut connection=%s", client.id());
        if (lifecycle.isClosing() || !outboundPump.finishNow(closeFrame(CloseReason.TOO_GREEDY))) {
            socket.close();
        }
        closing();
        socket.drop();
        socket.read(true);
        socket.closeAfter(around.config().cutHandshake());
        client.weigh();
    }

    /// Makes room for another stranger, unless it has said meanwhile who it is, or is just saying or doing something;
    /// whoever reads hears why.
    void evict(long idleSince) {
        var active = lifecycle.isBusy() || connectionTimeouts.lastFrame() != idleSince || socket.unfinishedBytes() > 0;
        if (client.identity().makesRoom(active) && !lifecycle.isClosing()) {
            closing();
            outboundPump.finish(closeFrame(CloseReason.FLOOD));
            socket.closeAfter(around.config().cutHandshake());
        }
    }

    /// Ends it without a word.
    void drop() {
        closing();
        socket.close();
    }

    /// One of the sides has begun to close: nothing more is read.
    private void closing() {
        lifecycle.close();
        inboundPump.discard();
        outboundPump.reachCaughtUp();
    }

    void closed() {
        closing();
        outboundPump.discard();
        if (!lifecycle.ended()) {
            return;
        }
        try {
            around.registrar().leave(client);
        } finally {
            var canister = client.identity().canister();
            if (canister != null) {
                canister.detach();
            }
            around.connections().remove(client);
        }
    }
}
