package dev.parley.gateway.transport;

import dev.parley.gateway.memory.Account;
import dev.parley.gateway.transport.ExchangeLifecycle.Step;
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

/// One request and its answer after another. The next request is read when the answer before it has left; where it
/// stands is its [ExchangeLifecycle]. It goes when the connection becomes a socket. On the channel's event loop only.
final class Exchange extends ChannelDuplexHandler implements Guarded {
    /// For the client to read why it makes room, and what it holds is given back.
    private static final long LAST_WORD_MILLIS = 250;

    private final Guard guard;
    private final ExchangeLifecycle lifecycle;
    private final RequestBody body;
    private final Progress progress;
    private final UnknownClient client;
    private final PatientDecoder decoder;
    private ChannelHandlerContext context;
    private Account account;
    private KeepAlive keepAlive;
    private boolean answering;
    private boolean answered;
    private Asked asked = Asked.NOTHING;

    Exchange(Guard guard) {
        this.guard = guard;
        this.lifecycle = new ExchangeLifecycle(guard.config());
        this.body = new RequestBody(guard.config());
        this.progress = new Progress(guard.config());
        this.client = new UnknownClient(this, guard.strangers());
        this.decoder = new PatientDecoder(guard.options(), new RequestFraming(guard.config()), this, lifecycle);
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
            lifecycle.idle(keepAlive.nanos()); // Proxies connect before they have anything to ask.
        } else {
            lifecycle.connected();
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
        if (!context.isRemoved() && !client.stays(answered, lifecycle.isAnswering() && !answering)) {
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
        switch (lifecycle.step()) {
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

    private void end() {
        lifecycle.leave();
        context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (lifecycle.isLeaving()) {
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
            lifecycle.requestEnded();
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
            lifecycle.headersEnded();
            return guard.checks().check(request);
        }
        return received instanceof HttpContent content ? body.take(content) : null;
    }

    /// What comes is no request, or none that is read any further.
    void refuseFraming(Refusal refusal) {
        if (lifecycle.step() == Step.HEADERS) {
            asked = Asked.NOTHING;
        }
        refuse(refusal);
    }

    private void refuse(Refusal refusal) {
        guard.refused(refusal);
        lifecycle.linger();
        if (answering) {
            end();
            return;
        }
        context.writeAndFlush(guard.answers().answer(refusal, asked))
                .addListener(_ -> Lingering.finish(context.channel()));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (lifecycle.isLeaving()) {
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
            if (lifecycle.isAnswering()) {
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
            lifecycle.leave();
        }
        answered = sent;
        if (sent && lifecycle.isAnswering()) {
            next();
        }
    }

    private void next() {
        answered = false;
        answering = false;
        body.given();
        client.answered();
        lifecycle.idle(keepAlive.nanos());
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
        if (lifecycle.isAnswering()) {
            checkAnswer(now);
            return;
        }
        var over = lifecycle.nanosOver(now);
        var isLate = lifecycle.step() == Step.BODY ? body.isLate(over, now) : over >= 0;
        if (!isLate) {
            return;
        }
        switch (lifecycle.step()) {
            case FRESH, IDLE, LEAVING -> end();
            case HEADERS -> refuseFraming(Refusal.SLOW_HEADERS);
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
