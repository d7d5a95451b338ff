package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.AcceptedUpgrade;
import dev.parley.gateway.connection.client.ClientIdentity;
import dev.parley.gateway.connection.client.ConnectionTimeouts;
import dev.parley.gateway.connection.client.Standing;
import dev.parley.gateway.connection.outbound.EventDelivery;
import dev.parley.gateway.connection.outbound.OutboundPump;
import dev.parley.gateway.connection.outbound.PendingSends;
import dev.parley.gateway.connection.registry.OpenConnection;
import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.memory.Account;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.transport.ClientSocket;
import dev.parley.gateway.transport.SocketListener;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket's life, on its event loop only; where it stands is its [ConnectionState].
///
/// Commands are carried out one after the other, in the order of their frames, which wait in line meanwhile; past the
/// bound the socket is not read. Only messages to be stored overtake nobody and wait for nobody: many may be under way,
/// so that they can share a batch.
///
/// It brings its parts together, and is what all others see of it: who speaks is [ClientIdentity], and what it does is
/// in [ConnectionOpening], [InboundPump], [CommandExecutor], [EventDelivery], [OutboundPump] and [ConnectionShutdown],
/// which know it as their `Client`.
public final class Connection implements OpenConnection, SocketListener {
    private final String id = UUID.randomUUID().toString();
    private final long openedAt = System.nanoTime();
    private final AcceptedUpgrade upgrade;
    private final ConnectionContext around;
    private final ConnectionTimeouts connectionTimeouts;
    private final ConnectionLifecycle lifecycle = new ConnectionLifecycle();
    /// Null until [#attached], which may never be.
    private @Nullable ClientSocket socket;
    private Account account;
    private ClientIdentity identity;
    private InboundPump inboundPump;
    private CommandExecutor commandExecutor;
    private EventDelivery eventDelivery;
    private OutboundPump outboundPump;
    private ConnectionShutdown connectionShutdown;

    Connection(AcceptedUpgrade upgrade, ConnectionContext around, Clock clock) {
        this.upgrade = upgrade;
        this.around = around;
        this.connectionTimeouts = new ConnectionTimeouts(around.config(), clock);
    }

    @Override
    public void attached(ClientSocket attached) {
        socket = attached;
        account = around.limits().memory().open(upgrade.clientAddress(), this::cut);
        var standing = Standing.of(
                upgrade.clientAddress(),
                around.limits(),
                connectionTimeouts,
                idleSince -> attached.onceRead(() -> connectionShutdown.evict(idleSince)));
        identity = new ClientIdentity(upgrade, account, standing, connectionTimeouts);
        outboundPump = new OutboundPump(this, attached, around.config());
        var sends = new PendingSends(this, outboundPump);
        commandExecutor = new CommandExecutor(this, sends, lifecycle, around, () -> inboundPump.refuseWaiting());
        inboundPump = new InboundPump(this, commandExecutor, connectionTimeouts, outboundPump, attached, around);
        eventDelivery = new EventDelivery(this, sends, outboundPump, around.delivery());
        connectionShutdown = new ConnectionShutdown(
                this, connectionTimeouts, inboundPump, commandExecutor, outboundPump, lifecycle, attached, around);
        weigh();
    }

    /// The socket is open: it is one of us, and is greeted. What it has said already waits for that.
    public void opened() {
        if (socket == null || isClosed()) {
            return; // It ended meanwhile, and nobody will say so again.
        }
        new ConnectionOpening(this, upgrade, outboundPump, commandExecutor, lifecycle, around).begin();
    }

    private ClientSocket socket() {
        return Objects.requireNonNull(socket);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ClientIdentity identity() {
        return identity;
    }

    @Override
    public long openedAt() {
        return openedAt;
    }

    @Override
    public void received(byte[] utf8) {
        inboundPump.received(utf8);
    }

    @Override
    public void binary() {
        inboundPump.binary();
    }

    @Override
    public boolean readsBinary() {
        return dialect().has(Trait.READS_BINARY);
    }

    @Override
    public void pinged(byte[] pong) {
        inboundPump.control();
        outboundPump.pong(pong);
    }

    @Override
    public void pong(long number) {
        inboundPump.control();
        connectionTimeouts.pong(number);
        if (eventDelivery.ponged(number)) {
            connectionTimeouts.alive();
        }
    }

    @Override
    public void readComplete() {
        inboundPump.readOrNot();
        weigh();
    }

    @Override
    public void weigh() {
        account.holds(upgrade.keptBytes() + socket().held() + inboundPump.held() + outboundPump.held());
    }

    @Override
    public int maxMessageBytes() {
        return inboundPump.maxMessageBytes();
    }

    @Override
    public void goOn() {
        inboundPump.goOn();
        connectionShutdown.goOn();
    }

    @Override
    public void answer(FrameReference reference, Answer answer) {
        identity.answered(answer);
        outboundPump.answer(reference, answer);
    }

    @Override
    public void refuse(FrameReference reference, Rejection rejection) {
        outboundPump.refuse(reference, rejection);
    }

    @Override
    public void write(byte[] frame) {
        outboundPump.write(frame);
    }

    @Override
    public void hear(List<EncodedEvent> told) {
        orGiveUp(() -> eventDelivery.hear(told));
    }

    @Override
    public CompletionStage<Boolean> caughtUp() {
        return outboundPump.caughtUp();
    }

    @Override
    public void writable() {
        if (socket().isWritable()) {
            if (outboundPump.resume()) {
                eventDelivery.confirm();
            }
            goOn();
        }
    }

    @Override
    public Executor loop() {
        return socket().loop();
    }

    @Override
    public void soon(Runnable action, long nanos) {
        socket().loop().schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void orGiveUp(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            around.bugs()
                    .turn()
                    .ifPresent(leftOut ->
                            Log.errorf(e, "connection goes on no longer connection=%s left_out=%d", id, leftOut));
            close(CloseReason.SETUP_FAILED);
        }
    }

    @Override
    public void check(long now) {
        connectionShutdown.check(now);
    }

    @Override
    public void ping() {
        if (!isClosing()) {
            connectionTimeouts.ask(outboundPump.isClear(), outboundPump::ping);
        }
    }

    @Override
    public void shutDown(long reconnectInMillis) {
        connectionShutdown.shutDown(reconnectInMillis);
    }

    @Override
    public void violated(CloseReason reason) {
        close(reason);
    }

    @Override
    public void close(CloseReason reason) {
        connectionShutdown.close(reason);
    }

    @Override
    public boolean isClosing() {
        return lifecycle.isClosing();
    }

    @Override
    public boolean isClosed() {
        return lifecycle.isClosed();
    }

    @Override
    public boolean isGone() {
        return lifecycle.isGone();
    }

    @Override
    public void giveWay() {
        if (lifecycle.giveWay()) {
            loop().execute(() -> close(CloseReason.TOO_MANY));
        }
    }

    @Override
    public void giveUp() {
        loop().execute(() -> close(CloseReason.SETUP_FAILED));
    }

    @Override
    public void peerCloses(byte[] answer) {
        connectionShutdown.peerCloses(answer);
    }

    @Override
    public void cut() {
        loop().execute(() -> connectionShutdown.cut());
    }

    @Override
    public void drop() {
        connectionShutdown.drop();
    }

    @Override
    public void closed() {
        try {
            connectionShutdown.closed();
        } finally {
            identity.leave();
        }
    }
}
