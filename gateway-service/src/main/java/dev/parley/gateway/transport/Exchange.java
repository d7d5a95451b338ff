package dev.parley.gateway.transport;

import dev.parley.gateway.memory.Account;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request and its answer after another. Every step has its time, which no dripped byte prolongs; the next request
/// is read when the answer before it has left. It goes when the connection becomes a socket.
///
/// ```
///            first byte          headers            body           last byte of the answer
/// IDLE ─────────────▶ HEADERS ───────────▶ BODY ───────▶ ANSWERING ──────────▶ IDLE
/// keepAlive           headersWithin        bodyWithin*   answerWithin, stall*
///                                                        * and what its bytes may take
///                                              refused ──▶ LEAVING ──▶ closed
/// ```
///
/// On the channel's event loop only.
final class Exchange extends ChannelDuplexHandler implements Guarded {
    private static final long LINGER_NANOS = 1_000_000_000;
    /// For the client to read why it makes room, and what it holds is given back.
    private static final long LAST_WORD_MILLIS = 250;

    private enum Step {
        FRESH,
        IDLE,
        HEADERS,
        BODY,
        ANSWERING,
        LEAVING
    }

    private final Guard guard;
    private final RequestBody body;
    private final Progress progress;
    private final UnknownClient client;
    private final PatientDecoder decoder;
    private ChannelHandlerContext context;
    private Account account;
    private KeepAlive keepAlive;
    private Step step = Step.FRESH;
    private boolean answering;
    private boolean answered;
    private long deadline;
    private Asked asked = Asked.NOTHING;

    Exchange(Guard guard) {
        this.guard = guard;
        this.body = new RequestBody(guard.config());
        this.progress = new Progress(guard.config());
        this.client = new UnknownClient(this, guard.strangers());
        this.decoder = new PatientDecoder(guard.options(), new RequestFraming(guard.config()), this);
    }

    /// What reads its requests.
    PatientDecoder decoder() {
        return decoder;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
        account = guard.account(this);
        keepAlive = KeepAlive.of(guard.keepAlive(context.channel()));
        if (guard.isProxy(context.channel())) {
            enter(Step.IDLE, keepAlive.nanos()); // Proxies connect before they have anything to ask.
        } else {
            enter(Step.FRESH, guard.config().headersWithin().toNanos());
            client.enter(Guard.address(context.channel()));
        }
        HeldAnswers.on(context.channel(), account);
        guard.lookAfter(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        gone();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        gone();
        context.fireChannelInactive();
    }

    /// A client that resets its connection is no news; whatever else breaks it (memory that cannot be had) ends it.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            Log.warnf("a connection broke cause=%s", cause.getClass().getSimpleName());
        }
        end();
    }

    private void gone() {
        account.close();
        client.leave();
        HeldAnswers.on(context.channel(), null);
        guard.forget(this);
    }

    UnknownClient client() {
        return client;
    }

    /// Unless it has become a socket, or is not idle any more, as which it was chosen after its answer at `answered`.
    void makeRoom(long answered) {
        if (!context.isRemoved() && !client.stays(answered, step == Step.ANSWERING && !answering)) {
            giveUp(Refusal.CROWDED);
        }
    }

    /// It holds too much of what all share.
    @Override
    public void cut() {
        if (!context.isRemoved()) {
            guard.cut(Cut.MEMORY);
            giveUp(Refusal.OVERLOADED);
        }
    }

    /// Whoever has asked for something hears why it gets nothing.
    private void giveUp(Refusal why) {
        switch (step) {
            case FRESH, IDLE, LEAVING -> end();
            case HEADERS, BODY, ANSWERING -> {
                refuseFraming(why);
                context.executor().schedule(this::end, LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public ChannelHandlerContext context() {
        return context;
    }

    boolean mayRead() {
        return step != Step.ANSWERING && step != Step.LEAVING;
    }

    /// Nothing more of it counts.
    boolean isLeaving() {
        return step == Step.LEAVING;
    }

    void leave() {
        step = Step.LEAVING;
    }

    private void end() {
        leave();
        context.close();
    }

    void bytesCame() {
        if (step == Step.FRESH) {
            step = Step.HEADERS; // Its time runs since it came.
        } else if (step == Step.IDLE) {
            enter(Step.HEADERS, guard.config().headersWithin().toNanos());
        }
    }

    private void enter(Step next, long nanos) {
        step = next;
        deadline = System.nanoTime() + nanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (step == Step.LEAVING) {
            ReferenceCountUtil.release(received);
            return;
        }
        var refusal = look(received);
        if (refusal != null) {
            ReferenceCountUtil.release(received);
            refuse(refusal);
            return;
        }
        if (received instanceof LastHttpContent) {
            step = Step.ANSWERING;
            progress.begin();
            if (answering) {
                body.given();
            }
        }
        context.fireChannelRead(received);
        if (received instanceof LastHttpContent && answered) {
            next();
        }
    }

    /// null: it may pass.
    private @Nullable Refusal look(Object received) {
        if (received instanceof HttpRequest request) {
            answering = false;
            answered = false;
            body.begin();
            asked = Asked.with(request.headers());
            account.signedOut();
            enter(Step.BODY, guard.config().bodyWithin().toNanos());
            return guard.checks().check(request);
        }
        return received instanceof HttpContent content ? body.take(content) : null;
    }

    /// What comes is no request, or none that is read any further.
    void refuseFraming(Refusal refusal) {
        if (step == Step.HEADERS) {
            asked = Asked.NOTHING;
        }
        refuse(refusal);
    }

    private void refuse(Refusal refusal) {
        guard.refused(refusal);
        var mayAnswer = !answering;
        enter(Step.LEAVING, LINGER_NANOS);
        if (!mayAnswer) {
            end();
            return;
        }
        context.writeAndFlush(guard.answers().answer(refusal, asked))
                .addListener(_ -> Lingering.finish(context.channel()));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (step == Step.LEAVING) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        if (message instanceof HttpResponse response) {
            var status = response.status().code();
            if (status == 101) {
                context.write(message, promise);
                becomeSocket();
                return;
            }
            if (status < 200) {
                write(message, promise);
                return;
            }
            answering = true;
            if (step == Step.ANSWERING) {
                body.given();
            }
            keepAlive.tell(response);
        }
        if (message instanceof LastHttpContent) {
            write(message, promise.unvoid().addListener(sent -> answerLeft(sent.isSuccess())));
        } else {
            write(message, promise);
        }
    }

    private void write(Object message, ChannelPromise promise) {
        progress.beforeWrite(context.channel());
        context.write(message, promise);
        progress.afterWrite(context.channel());
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        charge();
    }

    /// Tells the budget what waits, in and out.
    void charge() {
        var out = context.channel().unsafe().outboundBuffer();
        account.holds((out == null ? 0 : out.totalPendingWriteBytes()) + decoder.held() + body.held());
    }

    private void answerLeft(boolean sent) {
        if (!sent) {
            leave();
        }
        answered = sent;
        if (sent && step == Step.ANSWERING) {
            next();
        }
    }

    private void next() {
        answered = false;
        answering = false;
        body.given();
        client.answered();
        enter(Step.IDLE, keepAlive.nanos());
        charge();
        decoder.goOnSoon();
    }

    private void becomeSocket() {
        decoder.resume();
        context.pipeline().remove(this);
    }

    /// Looks after the connection, every half second.
    @Override
    public void check(long now) {
        if (step == Step.ANSWERING) {
            checkAnswer(now);
            return;
        }
        var isLate = step == Step.BODY ? body.isLate(deadline, now) : now - deadline >= 0;
        if (!isLate) {
            return;
        }
        switch (step) {
            case FRESH, IDLE, LEAVING -> end();
            case HEADERS -> {
                asked = Asked.NOTHING;
                refuse(Refusal.SLOW_HEADERS);
            }
            default -> refuse(Refusal.SLOW_BODY);
        }
    }

    private void checkAnswer(long now) {
        var reason = progress.verdict(context.channel(), now);
        if (reason == null) {
            charge(); // What has left since is given back.
            return;
        }
        guard.cut(reason);
        if (reason == Cut.UNANSWERED) {
            refuse(Refusal.UNANSWERED);
        } else {
            end();
        }
    }
}
