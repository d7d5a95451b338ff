package dev.parley.gateway.connection;

import dev.parley.gateway.ai.Canisters;
import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.memory.Account;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.signin.SignIns;
import dev.parley.gateway.transport.ClientSocket;
import dev.parley.gateway.transport.SocketListener;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// One socket's life, on its event loop only; where it stands is its [ConnectionState].
///
/// Commands are carried out one after the other, in the order of their frames, which wait in line meanwhile; past the
/// bound the socket is not read. Only messages to be stored overtake nobody and wait for nobody: many may be under way,
/// so that they can share a batch.
///
/// It knows who speaks in which dialect, and is what all others see of it. What it does is in its parts: [InboundPump],
/// [CommandExecutor], [EventDelivery], [OutboundPump], [ConnectionShutdown].
public final class Connection implements Listener, SocketListener {
    private final String id = UUID.randomUUID().toString();
    private final ConnectionContext around;
    private final String presentedToken;
    private final SignIns.SignedIn admitted;
    private final PendingSends sends;
    private final ConnectionTimeouts connectionTimeouts;
    private final ConnectionLifecycle lifecycle = new ConnectionLifecycle();
    private ClientSocket socket;
    private InboundPump inboundPump;
    private CommandExecutor commandExecutor;
    private EventDelivery eventDelivery;
    private OutboundPump outboundPump;
    private ConnectionShutdown connectionShutdown;

    private final String clientAddress;
    private final long openedAt = System.nanoTime();
    private final boolean oneTooMany;
    private final boolean oneSocketTooMany;
    private final long kept;
    private Dialect dialect;
    private Caller caller = Caller.STRANGER;
    private UUID person;
    private Canisters.Attached canister;
    private Account account;
    private Standing standing;

    Connection(AcceptedUpgrade upgrade, ConnectionContext around) {
        this.clientAddress = upgrade.clientAddress();
        this.dialect = upgrade.dialect();
        this.presentedToken = upgrade.presentedToken();
        this.admitted = upgrade.admitted();
        this.oneTooMany = upgrade.flooded();
        this.oneSocketTooMany = upgrade.oneSocketTooMany();
        this.kept = upgrade.keptBytes();
        this.around = around;
        this.sends = new PendingSends(this, dialect.hearsItself());
        this.connectionTimeouts = new ConnectionTimeouts(around.config());
    }

    @Override
    public void attached(ClientSocket attached) {
        socket = attached;
        account = around.memory().open(clientAddress, this::cut);
        outboundPump = new OutboundPump(this, attached, around.config());
        inboundPump = new InboundPump(this, sends, connectionTimeouts, outboundPump, around);
        commandExecutor = new CommandExecutor(this, inboundPump, lifecycle, around);
        eventDelivery = new EventDelivery(this, sends, outboundPump, around);
        connectionShutdown = new ConnectionShutdown(
                this, connectionTimeouts, inboundPump, outboundPump, around, attached, lifecycle);
        standing =
                Standing.of(this, around, connectionTimeouts, idleSince -> attached.onceRead(() -> evict(idleSince)));
        weigh();
    }

    /// The socket is open: it is one of us, and is greeted. What it has said already waits for that.
    public void opened() {
        if (socket == null || isClosed()) {
            return; // It ended meanwhile, and nobody will say so again.
        }
        around.connections().add(this);
        if (dialect.keepsDistance()) {
            soon(this::greet, around.config().greetingDelay().toNanos());
        } else {
            loop().execute(this::greet);
        }
        if (oneSocketTooMany) {
            close(CloseReason.FLOOD);
        }
    }

    /// Unless it has said meanwhile who it is, or is just saying or doing something.
    private void evict(long idleSince) {
        var active = isBusy() || connectionTimeouts.lastFrame() != idleSince || socket.unfinishedBytes() > 0;
        if (standing.isStranger() && !standing.stays(active)) {
            connectionShutdown.evict();
        }
    }

    /// There have been too many attempts to connect: it has to sign in at once, and is heard on nothing else.
    boolean isOnProbation() {
        return oneTooMany
                && admitted == null
                && canister == null
                && (!(caller instanceof Caller.Member member) || member.guest());
    }

    /// Where the client is, as far as a trusted proxy tells.
    String clientAddress() {
        return clientAddress;
    }

    /// As `System.nanoTime()` says.
    long openedAt() {
        return openedAt;
    }

    private void greet() {
        orGiveUp(() -> {
            var greeting = dialect.greeting(id);
            if (greeting != null) {
                outboundPump.write(greeting);
            }
            if (lifecycle.greeted()) {
                commandExecutor.begin();
                goOn();
            }
        });
    }

    // ---- reading

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
        return dialect.readsBinary();
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

    /// Says what it holds, whenever that may have changed.
    void weigh() {
        account.holds(kept + socket.held() + inboundPump.held() + outboundPump.held());
    }

    /// Bytes of a message that may come now: as many as the dialect reads and a little more, and fewer of a stranger.
    @Override
    public int maxMessageBytes() {
        var config = around.config();
        var read = dialect.maxFrameBytes() + config.maxExcessBytes();
        if (person == null && presentedToken == null) {
            read = Math.min(read, Math.max(config.maxStrangerMessageBytes(), dialect.maxSignInBytes()));
        }
        return Math.min(read, config.maxMessageBytes());
    }

    ClientSocket socket() {
        return socket;
    }

    // ---- carrying out

    String id() {
        return id;
    }

    Dialect dialect() {
        return dialect;
    }

    Caller caller() {
        return caller;
    }

    String presentedToken() {
        return presentedToken;
    }

    SignIns.SignedIn admitted() {
        return admitted;
    }

    Canisters.Attached canister() {
        return canister;
    }

    void attached(Canisters.Attached attached) {
        canister = attached;
        standing.leave();
    }

    <T extends Answer> void block(Object reference, Supplier<T> work) {
        commandExecutor.block(reference, work, answer -> answer);
    }

    <T> void block(Object reference, Supplier<T> work, Function<T, Answer> then) {
        commandExecutor.block(reference, work, then);
    }

    void hold(Object reference, Runnable work) {
        commandExecutor.hold(reference, work);
    }

    void holdAfter(long nanos, Object reference, Runnable work) {
        commandExecutor.holdAfter(nanos, reference, work);
    }

    <T> void find(Object reference, Supplier<T> work, Function<T, Command> then) {
        commandExecutor.find(reference, work, then);
    }

    void settle(Runnable answer) {
        commandExecutor.settle(answer);
    }

    /// Something has been answered or has left for the client: what waited for that is taken up.
    void goOn() {
        inboundPump.goOn();
        connectionShutdown.goOn();
    }

    boolean isBusy() {
        return lifecycle.isBusy();
    }

    /// Whether nothing is under way.
    boolean isIdle() {
        return !lifecycle.isBusy() && inboundPump.isEmpty() && sends.count() == 0;
    }

    boolean mustSignIn() {
        return (dialect.upgrade() == null || dialect.signsInWithUpgrade()) && caller instanceof Caller.Stranger;
    }

    /// Who speaks from now on.
    void is(Caller signedIn) {
        var next = signedIn.personId().orElse(null);
        if (person != null && !person.equals(next)) {
            around.lobby().leave(this);
        }
        caller = signedIn;
        person = next;
        // A guest has as many ids as it likes: to the budget it stays a stranger of its address.
        if (signedIn instanceof Caller.Member member && !member.guest()) {
            account.signedIn(person);
            if (!standing.signedIn(person, oneTooMany)) {
                close(CloseReason.FLOOD);
            }
        }
        connectionTimeouts.token(signedIn instanceof Caller.Member member ? member.token() : null);
    }

    /// The same caller by another token.
    void renewed(Caller.Member refreshed) {
        caller = refreshed;
        connectionTimeouts.token(refreshed.token());
    }

    PendingMessage.Sender sending(Object reference, String key) {
        return sends.begin(reference, key);
    }

    void answerSend(Object reference, Answer answer) {
        answer(reference, answer);
        outboundPump.answeredMessage();
        goOn();
    }

    // ---- writing

    void answer(Object reference, Answer answer) {
        dialect = dialect.after(answer);
        outboundPump.answer(reference, answer);
    }

    void refuse(Object reference, Rejection rejection) {
        outboundPump.refuse(reference, rejection);
    }

    /// Writes text as it is; from any thread.
    void push(String text) {
        var frame = TextFrame.of(text.getBytes(StandardCharsets.UTF_8));
        loop().execute(() -> outboundPump.write(frame));
    }

    /// Asks for a pong with this number.
    void ping(long number) {
        outboundPump.ping(number);
    }

    /// Runs this on the event loop, later.
    void soon(Runnable action, long nanos) {
        socket.loop().schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public UUID person() {
        return person;
    }

    @Override
    public Executor loop() {
        return socket.loop();
    }

    @Override
    public void hear(List<EncodedEvent> told) {
        orGiveUp(() -> eventDelivery.hear(told));
    }

    /// What is left out where it fails would never be told: the client comes back and goes on where it was.
    void orGiveUp(Runnable work) {
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
    public CompletionStage<Boolean> caughtUp() {
        return outboundPump.caughtUp();
    }

    @Override
    public boolean isGone() {
        return lifecycle.isGone();
    }

    /// Gives way to other connections of its person.
    void giveWay() {
        if (lifecycle.giveWay()) {
            loop().execute(() -> close(CloseReason.TOO_MANY));
        }
    }

    @Override
    public void giveUp() {
        loop().execute(() -> close(CloseReason.SETUP_FAILED));
    }

    @Override
    public void writable() {
        if (socket.isWritable()) {
            if (outboundPump.resume()) {
                eventDelivery.confirm();
            }
            goOn();
        }
    }

    // ---- ending

    void check(long now) {
        connectionShutdown.check(now);
    }

    void ping() {
        if (!lifecycle.isClosing()) {
            connectionTimeouts.ask(outboundPump.isClear(), this::ping);
        }
    }

    void shutDown(long reconnectInMillis) {
        connectionShutdown.shutDown(reconnectInMillis);
    }

    @Override
    public void violated(CloseReason reason) {
        close(reason);
    }

    void close(CloseReason reason) {
        connectionShutdown.close(reason);
    }

    boolean isClosing() {
        return lifecycle.isClosing();
    }

    boolean isClosed() {
        return lifecycle.isClosed();
    }

    @Override
    public void peerCloses(byte[] answer) {
        connectionShutdown.peerCloses(answer);
    }

    /// Ends it for what it holds; from any thread.
    @Override
    public void cut() {
        loop().execute(connectionShutdown::cut);
    }

    /// Ends it without a word.
    void drop() {
        connectionShutdown.drop();
    }

    @Override
    public void closed() {
        connectionShutdown.closed();
        account.close();
        standing.leave();
    }
}
