package dev.parley.gateway.connection;

import dev.parley.gateway.ai.Canisters;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.fanout.Told;
import dev.parley.gateway.limits.Decision;
import dev.parley.gateway.limits.FrameLimits;
import dev.parley.gateway.messaging.Outgoing;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Refusal;
import dev.parley.gateway.protocol.RefusedFrame;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.signin.SignIns;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.netty.channel.ChannelHandlerContext;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// One socket's life, on its event loop only.
///
/// ```
/// greeting ──▶ open ⇄ busy (a command that blocks) ──▶ closing ──▶ closed
///                 frames wait in line meanwhile, and past the bound the socket is not read
/// ```
/// Commands are carried out one after the other, in the order of their frames. Only messages to be stored overtake
/// nobody and wait for nobody: many may be under way, so that they can share a batch.
final class Connection implements Listener {
    private final String id = UUID.randomUUID().toString();
    private final Surroundings around;
    private final FrameLimits limits;
    private final String presentedToken;
    private final Inbox inbox;
    private final OwnSends sends;
    private final Patience patience;
    private final Hearing hearing;
    private final SignIns.SignedIn admitted;
    private Dialect dialect;
    private ChannelHandlerContext context;
    private Frames frames;
    private Outbox outbox;
    private Later later;

    private Caller caller = Caller.STRANGER;
    private UUID person;
    private Canisters.Attached canister;
    private CompletableFuture<Boolean> caughtUp;
    private boolean busy = true;
    private boolean closing;
    private boolean closed;
    private boolean draining;

    /// `presentedToken` came with the upgrade; null: none did. `admitted`: by which it has signed in already; null: it
    /// has not.
    Connection(Dialect dialect, String presentedToken, SignIns.SignedIn admitted, Surroundings around) {
        var config = around.config();
        this.dialect = dialect;
        this.presentedToken = presentedToken;
        this.around = around;
        this.limits = around.frameLimits(dialect);
        this.inbox = new Inbox(config.maxWaitingFrames(), config.maxWaitingBytes());
        this.sends = new OwnSends(this, dialect.hearsItself());
        this.patience = new Patience(config);
        this.admitted = admitted;
        this.hearing = new Hearing(this, sends, around);
    }

    void attached(ChannelHandlerContext attachedContext, Frames attachedFrames) {
        var config = around.config();
        context = attachedContext;
        frames = attachedFrames;
        outbox = new Outbox(attachedContext, config.maxOutboxFrames(), config.maxOutboxBytes());
        if (dialect.keepsDistance()) {
            later = new Later(attachedContext.executor(), config.answerDelay(), this::write);
            attachedContext
                    .executor()
                    .schedule(this::greet, config.greetingDelay().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            attachedContext.executor().execute(this::greet);
        }
    }

    private void greet() {
        try {
            var greeting = dialect.greeting(id);
            if (greeting != null) {
                write(greeting);
            }
            busy = false;
            if (dialect.signsInWithUpgrade()) {
                around.commands().carryOut(this, dialect.upgrade(), dialect.entering());
            } else if (presentedToken != null && dialect.upgrade() != null) {
                // As if its first frame had said so: what follows waits for it.
                around.commands().carryOut(this, dialect.upgrade(), new Command.Authenticate(presentedToken, null));
            }
            goOn();
        } catch (RuntimeException e) {
            Log.errorf(e, "connection not set up connection=%s", id);
            close(CloseReason.SETUP_FAILED);
        }
    }

    // ---- reading

    void received(byte[] utf8) {
        patience.frame();
        if (closing) {
            return;
        }
        inbox.add(utf8);
        drain();
        readOrNot();
    }

    void binary() {
        patience.frame();
        if (!closing) {
            var refusal = dialect.binaryRefused();
            if (refusal != null) {
                write(refusal);
                countError();
            }
        }
    }

    void pong(long number) {
        patience.pong();
        hearing.ponged(number);
    }

    private void readOrNot() {
        if (!closing) {
            inbox.readOrNot(context.channel().config());
        }
    }

    private void drain() {
        while (!busy
                && !closing
                && !inbox.isEmpty()
                && outbox.clear()
                && sends.count() < around.config().maxSendsUnderWay()) {
            handle(inbox.next());
        }
    }

    private void handle(byte[] frame) {
        Object reference = null;
        try {
            var incoming = dialect.read(frame);
            if (incoming == null) {
                return;
            }
            reference = incoming.reference();
            var decision = dialect.limited() ? limits.take(incoming.kind()) : Decision.ALLOWED;
            if (!decision.allowed()) {
                refuse(reference, Refusal.rateLimited(decision.retryAfterMillis()));
                if (patience.tooManyRefused()) {
                    close(CloseReason.FLOOD);
                }
                return;
            }
            around.commands().carryOut(this, reference, incoming.command(caller));
        } catch (RefusedFrame e) {
            refuse(e.reference(), e.refusal());
            countError();
        } catch (Refused e) {
            refuse(reference, Refusal.of(e.code(), e.getMessage()));
        } catch (RuntimeException e) {
            Log.errorf(e, "frame failed connection=%s", id);
            if (reference != null) {
                refuse(reference, Refusal.of(ErrorCode.INTERNAL, "Something went wrong on our side"));
            }
        }
    }

    private void countError() {
        if (patience.tooManyErrors()) {
            close(CloseReason.TOO_MANY_ERRORS);
        }
    }

    // ---- carrying out

    String id() {
        return id;
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
    }

    <T extends Answer> void block(Object reference, Supplier<T> work) {
        block(reference, work, answer -> answer);
    }

    /// Does the work on a thread that may block, and the rest here; the next command waits for it.
    <T> void block(Object reference, Supplier<T> work, Function<T, Answer> then) {
        busy = true;
        around.threads().execute(() -> {
            try {
                var result = work.get();
                loop().execute(() -> done(() -> answer(reference, result, then)));
            } catch (RuntimeException e) {
                failed(reference, e);
            }
        });
    }

    private <T> void answer(Object reference, T result, Function<T, Answer> then) {
        try {
            answer(reference, then.apply(result));
        } catch (RuntimeException e) {
            wentWrong(reference, e);
        }
    }

    /// The same for work that sees itself to the answer, by [#settle], if it does not fail.
    void hold(Object reference, Runnable work) {
        busy = true;
        around.threads().execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                failed(reference, e);
            }
        });
    }

    /// Finds out on a thread that may block what is to be carried out.
    void find(Object reference, Supplier<Command> work) {
        busy = true;
        around.threads().execute(() -> {
            try {
                var found = work.get();
                loop().execute(() -> found(reference, found));
            } catch (RuntimeException e) {
                failed(reference, e);
            }
        });
    }

    private void found(Object reference, Command command) {
        if (closed) {
            return;
        }
        busy = false;
        try {
            around.commands().carryOut(this, reference, command);
        } catch (Refused e) {
            refuse(reference, Refusal.of(e.code(), e.getMessage()));
        } catch (RuntimeException e) {
            wentWrong(reference, e);
        }
        goOn();
    }

    /// The end of what [#hold] has begun, on the event loop.
    void settle(Runnable answer) {
        done(answer);
    }

    private void failed(Object reference, RuntimeException e) {
        if (e instanceof Refused refused) {
            loop().execute(() -> done(() -> {
                refuse(reference, Refusal.of(refused.code(), refused.getMessage()));
                notSignedIn(refused.code());
                if (refused.code() == ErrorCode.UNAVAILABLE) {
                    refuseWaiting();
                }
            }));
            return;
        }
        loop().execute(() -> done(() -> wentWrong(reference, e)));
    }

    private void wentWrong(Object reference, RuntimeException bug) {
        Log.errorf(bug, "command failed connection=%s", id);
        refuse(reference, Refusal.of(ErrorCode.INTERNAL, "Something went wrong on our side"));
    }

    /// Behind a command that was waited for in vain they would wait twice as long.
    private void refuseWaiting() {
        while (!closing && !inbox.isEmpty()) {
            try {
                var behind = dialect.read(inbox.next());
                if (behind == null) {
                    continue;
                }
                refuse(
                        behind.reference(),
                        Refusal.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment"));
            } catch (RefusedFrame e) {
                refuse(e.reference(), e.refusal());
            }
        }
    }

    /// Where a frame has to sign in, a bad token ends it; a part of us that is away lets the client come back.
    private void notSignedIn(ErrorCode code) {
        if (mustSignIn()) {
            close(code == ErrorCode.UNAUTHENTICATED ? CloseReason.NOT_AUTHENTICATED : CloseReason.SETUP_FAILED);
        }
    }

    private boolean mustSignIn() {
        return (dialect.upgrade() == null || dialect.signsInWithUpgrade()) && caller instanceof Caller.Stranger;
    }

    private void done(Runnable answer) {
        if (closed) {
            return;
        }
        answer.run();
        busy = false;
        goOn();
    }

    void goOn() {
        drain();
        readOrNot();
        if (draining && idle()) {
            close(CloseReason.GOING_AWAY);
        }
    }

    /// Who speaks from now on.
    void is(Caller signedIn) {
        if (person != null) {
            around.lobby().leave(this);
        }
        caller = signedIn;
        person = signedIn.personId().orElse(null);
        patience.token(signedIn instanceof Caller.Member member ? member.token() : null);
    }

    /// The same caller by another token.
    void renewed(Caller.Member refreshed) {
        caller = refreshed;
        patience.token(refreshed.token());
    }

    Outgoing.Sender sending(Object reference, String key) {
        return sends.begin(reference, key);
    }

    void answerSend(Object reference, Answer answer) {
        answer(reference, answer);
        if (later != null) {
            later.after();
        }
        goOn();
    }

    // ---- writing

    void answer(Object reference, Answer answer) {
        dialect = dialect.after(answer);
        var frame = dialect.answer(reference, answer);
        if (frame != null) {
            write(frame);
        }
        endIfSaid();
    }

    void refuse(Object reference, Refusal refusal) {
        var frame = dialect.refusal(reference, refusal);
        if (frame != null) {
            write(frame);
        }
        endIfSaid();
    }

    /// Where the dialect has said its last word.
    void endIfSaid() {
        var reason = dialect.ends();
        if (reason != null) {
            close(reason);
        }
    }

    /// Writes text as it is; from any thread.
    void push(String text) {
        var frame = TextFrame.of(text.getBytes(StandardCharsets.UTF_8));
        loop().execute(() -> write(frame));
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isClosing() {
        return closing;
    }

    /// Whether everything written has left for the client.
    boolean hasWritten() {
        return outbox.clear();
    }

    /// Asks for a pong with this number; 0: with none.
    void ping(long number) {
        frames.ping(context, number);
    }

    /// Runs this on the event loop, later.
    void soon(Runnable action, long nanos) {
        context.executor().schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    /// `byAi`: at the distance this client needs from the answer to its message.
    void write(byte[] frame, boolean byAi) {
        if (byAi && later != null) {
            later.write(frame);
        } else {
            write(frame);
        }
    }

    private void write(byte[] frame) {
        if (!closing && !outbox.add(frame)) {
            close(CloseReason.TOO_SLOW);
        }
    }

    @Override
    public UUID person() {
        return person;
    }

    @Override
    public Executor loop() {
        return context.executor();
    }

    @Override
    public void hear(List<Told> told) {
        hearing.hear(told);
    }

    @Override
    public CompletionStage<Boolean> caughtUp() {
        var reached = new CompletableFuture<Boolean>();
        loop().execute(() -> {
            if (closing || outbox.clear()) {
                reached.complete(!closing);
            } else {
                caughtUp = reached;
            }
        });
        return reached;
    }

    @Override
    public void giveUp() {
        loop().execute(() -> close(CloseReason.SETUP_FAILED));
    }

    void writabilityChanged() {
        if (context.channel().isWritable()) {
            outbox.resume();
            if (outbox.clear()) {
                reachCaughtUp();
                hearing.confirm();
            }
            goOn();
        }
    }

    private void reachCaughtUp() {
        if (caughtUp != null) {
            caughtUp.complete(!closing);
            caughtUp = null;
        }
    }

    // ---- ending

    /// Looks after the connection, every second.
    void check(long now) {
        if (closing) {
            return;
        }
        if (outbox.stalledNanos(now) > around.config().maxStall().toNanos()) {
            close(CloseReason.TOO_SLOW);
            return;
        }
        var reads = context.channel().config().isAutoRead();
        patience.verdict(now, reads, mustSignIn() && !busy).ifPresent(this::close);
        if (dialect.renewsToken()) {
            checkToken();
        }
    }

    private void checkToken() {
        switch (patience.token()) {
            case GOOD -> {}
            case EXPIRING -> {
                var told = new Told(new Event.TokenExpiring(patience.tokenMillisLeft()));
                hear(List.of(told));
            }
            case EXPIRED -> close(CloseReason.TOKEN_EXPIRED);
        }
    }

    void ping() {
        if (!closing) {
            ping(0);
        }
    }

    /// Says farewell and closes as soon as what is under way is answered, or when the time is over.
    void shutDown(long reconnectInMillis) {
        if (closing || draining) {
            return;
        }
        var farewell = dialect.farewell(reconnectInMillis);
        if (farewell != null) {
            write(farewell);
        }
        draining = true;
        if (idle()) {
            close(CloseReason.GOING_AWAY);
        } else {
            context.executor()
                    .schedule(
                            () -> close(CloseReason.GOING_AWAY),
                            around.config().drain().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private boolean idle() {
        return !busy && inbox.isEmpty() && sends.count() == 0;
    }

    void close(CloseReason reason) {
        if (closing) {
            return;
        }
        Log.debugf("connection closes connection=%s reason=%s", id, reason);
        if (later != null && reason != CloseReason.TOO_SLOW) {
            later.flush();
        }
        outbox.flush();
        var config = around.config();
        var tooSlow = reason == CloseReason.TOO_SLOW;
        if (tooSlow) {
            outbox.discard();
        }
        var handshake = tooSlow ? config.slowCloseHandshake() : config.closeHandshake();
        frames.close(context, dialect.closeCode(reason), dialect.closeText(reason), handshake.toMillis());
    }

    /// The code with which its dialect closes.
    int codeOf(CloseReason reason) {
        return dialect.closeCode(reason);
    }

    /// One of the sides has begun to close: nothing more is read or said.
    void closing() {
        closing = true;
        inbox.clear();
        reachCaughtUp();
    }

    void closed() {
        closing();
        if (closed) {
            return;
        }
        closed = true;
        outbox.discard();
        around.lobby().leave(this);
        if (canister != null) {
            canister.detach();
        }
        around.connections().remove(this);
    }
}
