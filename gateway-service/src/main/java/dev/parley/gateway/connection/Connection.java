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
import dev.parley.gateway.protocol.Refusal;
import dev.parley.gateway.protocol.RefusedFrame;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.signin.SignIns;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.netty.channel.ChannelHandlerContext;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private Dialect dialect;
    private ChannelHandlerContext context;
    private Frames frames;
    private Outbox outbox;
    private Later later;

    private Caller caller = Caller.STRANGER;
    private Canisters.Attached canister;
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>(2);
    private int waitingBytes;
    private Set<String> underWay;
    private boolean busy = true;
    private boolean closing;
    private boolean closed;
    private boolean draining;

    private int errors;
    private long errorsSince;
    private long lastFrame = System.nanoTime();
    private long lastPong = lastFrame;

    /// `presentedToken` came with the upgrade; null: none did.
    Connection(Dialect dialect, String presentedToken, Surroundings around) {
        this.dialect = dialect;
        this.presentedToken = presentedToken;
        this.around = around;
        this.limits = around.frameLimits(dialect);
    }

    void attached(ChannelHandlerContext attachedContext, Frames attachedFrames) {
        var config = around.config();
        context = attachedContext;
        frames = attachedFrames;
        outbox = new Outbox(attachedContext, config.maxOutboxFrames(), config.maxOutboxBytes());
        later = new Later(attachedContext.executor(), config.answerDelay(), this::write);
        attachedContext.executor().schedule(this::greet, config.greetingDelay().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void greet() {
        try {
            var greeting = dialect.greeting(id);
            if (greeting != null) {
                write(greeting);
            }
            busy = false;
            if (presentedToken != null) {
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
        lastFrame = System.nanoTime();
        if (closing) {
            return;
        }
        waiting.add(utf8);
        waitingBytes += utf8.length;
        drain();
        readOrNot();
    }

    void binary() {
        lastFrame = System.nanoTime();
        if (!closing) {
            write(dialect.binaryRefused());
            countError();
        }
    }

    void pong() {
        lastPong = System.nanoTime();
    }

    /// A client that sends faster than it is served, or does not read its answers, is not read either.
    private void readOrNot() {
        var config = around.config();
        var full = waiting.size() >= config.maxWaitingFrames() || waitingBytes >= config.maxWaitingBytes();
        var empty = waiting.size() <= config.maxWaitingFrames() / 2 && waitingBytes <= config.maxWaitingBytes() / 2;
        var channel = context.channel().config();
        if (full && channel.isAutoRead() && !closing) {
            channel.setAutoRead(false);
        } else if (empty && !channel.isAutoRead()) {
            channel.setAutoRead(true);
        }
    }

    private void drain() {
        while (!busy && !closing && !waiting.isEmpty() && outbox.clear() && sendsUnderWay() < maxSends()) {
            var frame = waiting.poll();
            waitingBytes -= frame.length;
            handle(frame);
        }
    }

    private void handle(byte[] frame) {
        Object reference = null;
        try {
            var incoming = dialect.read(frame);
            reference = incoming.reference();
            var decision = dialect.limited() ? limits.take(incoming.kind()) : Decision.ALLOWED;
            if (!decision.allowed()) {
                refuse(reference, Refusal.rateLimited(decision.retryAfterMillis()));
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
        var most = around.config().maxErrorsPerMinute();
        if (lastFrame - errorsSince > TimeUnit.MINUTES.toNanos(1)) {
            errorsSince = lastFrame;
            errors = 0;
        }
        if (++errors > most && most > 0) {
            close(CloseReason.TOO_MANY_ERRORS);
        }
    }

    // ---- carrying out

    Caller caller() {
        return caller;
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
                loop().execute(() -> done(() -> answer(reference, then.apply(result))));
            } catch (Refused e) {
                loop().execute(() -> done(() -> refuse(reference, Refusal.of(e.code(), e.getMessage()))));
            } catch (RuntimeException e) {
                Log.errorf(e, "command failed connection=%s", id);
                var refusal = Refusal.of(ErrorCode.INTERNAL, "Something went wrong on our side");
                loop().execute(() -> done(() -> refuse(reference, refusal)));
            }
        });
    }

    private void done(Runnable answer) {
        if (closed) {
            return;
        }
        answer.run();
        busy = false;
        goOn();
    }

    private void goOn() {
        drain();
        readOrNot();
        if (draining && idle()) {
            close(CloseReason.GOING_AWAY);
        }
    }

    void signedIn(SignIns.SignedIn signedIn) {
        leave();
        caller = signedIn.caller();
        caller.personId().ifPresent(person -> around.rooms().enter(person, this, signedIn.heads()));
    }

    private void leave() {
        caller.personId().ifPresent(person -> around.rooms().exit(person, this));
    }

    /// What the log is to tell of a message with this key.
    Outgoing.Sender sending(Object reference, String key) {
        if (underWay == null) {
            underWay = new HashSet<>();
        }
        underWay.add(key);
        return new Sending(reference);
    }

    private int sendsUnderWay() {
        return underWay == null ? 0 : underWay.size();
    }

    private int maxSends() {
        return around.config().maxSendsUnderWay();
    }

    private final class Sending implements Outgoing.Sender {
        private final Object reference;

        private Sending(Object reference) {
            this.reference = reference;
        }

        @Override
        public Listener listener() {
            return Connection.this;
        }

        @Override
        public void stored(MessageView message) {
            loop().execute(() -> {
                underWay.remove(message.key());
                answer(reference, new Answer.MessageStored(message));
                later.after();
                goOn();
            });
        }

        @Override
        public void refused(NewMessage message, Refusal refusal) {
            loop().execute(() -> {
                underWay.remove(message.key());
                refuse(reference, refusal);
                goOn();
            });
        }
    }

    // ---- writing

    void answer(Object reference, Answer answer) {
        dialect = dialect.after(answer);
        var frame = dialect.answer(reference, answer);
        if (frame != null) {
            write(frame);
        }
    }

    void refuse(Object reference, Refusal refusal) {
        write(dialect.refusal(reference, refusal));
    }

    /// Writes text as it is; from any thread.
    void push(String text) {
        var frame = TextFrame.of(text.getBytes(StandardCharsets.UTF_8));
        loop().execute(() -> write(frame));
    }

    private void write(byte[] frame) {
        if (!closing && !outbox.add(frame)) {
            close(CloseReason.TOO_SLOW);
        }
    }

    @Override
    public Executor loop() {
        return context.executor();
    }

    @Override
    public void hear(List<Told> told) {
        if (closing) {
            return;
        }
        for (var one : told) {
            var frame = isMine(one) ? null : one.in(dialect.wording());
            if (frame == null) {
                continue;
            }
            if (one.byAi()) {
                later.write(frame);
            } else {
                write(frame);
            }
        }
    }

    /// Whether this connection is about to be answered for the message, so that it need not hear of it.
    private boolean isMine(Told told) {
        if (sendsUnderWay() == 0) {
            return false;
        }
        return caller.personId().map(told::keyOf).filter(underWay::contains).isPresent();
    }

    void writabilityChanged() {
        if (context.channel().isWritable()) {
            outbox.resume();
            goOn();
        }
    }

    // ---- ending

    /// Looks after the connection, every few seconds.
    void check(long now) {
        var config = around.config();
        if (closing) {
            return;
        }
        if (outbox.stalledNanos(now) > config.maxStall().toNanos()) {
            close(CloseReason.TOO_SLOW);
        } else if (now - lastFrame > config.maxIdle().toNanos()) {
            close(CloseReason.INACTIVE);
        } else if (context.channel().config().isAutoRead()
                && now - Math.max(lastPong, lastFrame) > 2 * config.heartbeat().toNanos()) {
            close(CloseReason.SILENT);
        }
    }

    void ping() {
        if (!closing) {
            frames.ping(context);
        }
    }

    /// Says farewell and closes as soon as what is under way is answered, or when the time is over.
    void shutDown() {
        if (closing || draining) {
            return;
        }
        var farewell = dialect.farewell();
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
        return !busy && waiting.isEmpty() && sendsUnderWay() == 0;
    }

    void close(CloseReason reason) {
        if (closing) {
            return;
        }
        Log.debugf("connection closes connection=%s reason=%s", id, reason);
        if (reason != CloseReason.TOO_SLOW) {
            later.flush();
        }
        outbox.flush();
        frames.close(context, reason);
    }

    /// One of the sides has begun to close: nothing more is read or said.
    void closing() {
        closing = true;
        waiting.clear();
        waitingBytes = 0;
    }

    void closed() {
        closing();
        if (closed) {
            return;
        }
        closed = true;
        outbox.discard();
        leave();
        if (canister != null) {
            canister.detach();
        }
        around.connections().remove(this);
    }
}
