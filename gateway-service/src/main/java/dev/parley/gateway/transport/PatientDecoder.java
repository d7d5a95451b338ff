package dev.parley.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Vert.x's decoder, which reads the next request only when the answer to the one before has left; until then the bytes
/// of one read wait here, and nothing more is read.
final class PatientDecoder extends VertxHttpRequestDecoder {
    private final Exchange exchange;
    private final ExchangeLifecycle lifecycle;
    private final RequestFraming framing;
    private ChannelHandlerContext context;
    private boolean paused;
    private boolean goesOn;
    private boolean awaitsSocket;
    /// What has come behind the request a socket is to come of; null: nothing has.
    private @Nullable ByteBuf behind;

    PatientDecoder(HttpServerOptions options, RequestFraming framing, Exchange exchange, ExchangeLifecycle lifecycle) {
        super(options);
        this.framing = framing;
        this.exchange = exchange;
        this.lifecycle = lifecycle;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) throws Exception {
        if (awaitsSocket && framing.isBetween()) {
            keepBehind((ByteBuf) received);
            ReferenceCountUtil.release(received);
        } else {
            lifecycle.bytesCame();
            super.channelRead(context, received);
        }
        pauseOrNot();
        exchange.charge();
    }

    /// Nothing more of what comes counts.
    boolean isLeaving() {
        return lifecycle.isLeaving();
    }

    /// The connection is about to become a socket: what stands behind its request is no other request. It is put
    /// aside, as whatever waits here goes on to the decoder that replaces this one, and that is Vert.x's at first:
    /// frames would get past ours, and a close frame would end the socket before anybody has it.
    void awaitSocket() {
        awaitsSocket = true;
        putAside(internalBuffer());
    }

    private void putAside(ByteBuf in) {
        if (awaitsSocket && framing.isBetween()) {
            keepBehind(in);
        }
    }

    private void keepBehind(ByteBuf bytes) {
        if (bytes.isReadable() && !lifecycle.isLeaving()) {
            if (behind == null) {
                behind = context.alloc().buffer(bytes.readableBytes());
            }
            behind.writeBytes(bytes);
        }
    }

    /// What has come for the socket, which is now the caller's; null: nothing has.
    @Nullable
    ByteBuf takeBehind() {
        var taken = behind;
        behind = null;
        return taken;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (lifecycle.isLeaving()) {
            in.skipBytes(in.readableBytes());
        } else if (lifecycle.mayRead()) {
            decodeNext(context, in, out);
        }
    }

    private void decodeNext(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        var length = framing.next(in);
        if (framing.refusal() != null) {
            in.skipBytes(in.readableBytes());
            exchange.refuseFraming(framing.refusal());
            return;
        }
        if (length == 0) {
            return;
        }
        var begin = in.readerIndex();
        var end = in.writerIndex();
        var before = out.size();
        in.writerIndex(begin + length);
        try {
            super.decode(context, in, out);
        } finally {
            in.writerIndex(end);
        }
        framing.decoded(in.readerIndex() - begin, out.subList(before, out.size()));
        putAside(in);
    }

    /// RFC 9112, 6.3: whoever sends both may mean to smuggle a request past somebody.
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding");
    }

    /// Bytes that wait for their turn, or for the rest of their line.
    private int waiting() {
        return actualReadableBytes() + (behind == null ? 0 : behind.readableBytes());
    }

    /// Bytes taken up by what has come of a request and is nobody else's yet.
    int held() {
        return framing.held()
                + (actualReadableBytes() > 0 ? internalBuffer().capacity() : 0)
                + (behind == null ? 0 : behind.capacity());
    }

    /// What was left behind is nobody's question any more: else a thousand requests would be answered to nobody.
    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        lifecycle.leave();
        ReferenceCountUtil.release(takeBehind());
        super.channelInactive(context);
    }

    /// The answer has left: reads what waits, and then the socket again. In a turn of its own: a thousand small
    /// requests in one read are a thousand turns, and others have theirs.
    void goOnSoon() {
        goesOn = true;
        context.executor().execute(this::goOn);
    }

    private void goOn() {
        goesOn = false;
        if (context.isRemoved() || !lifecycle.mayRead()) {
            return;
        }
        try {
            if (waiting() > 0) {
                lifecycle.bytesCame();
                super.channelRead(context, Unpooled.EMPTY_BUFFER);
                super.channelReadComplete(context);
            }
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
        if (lifecycle.mayRead() && !goesOn) {
            resume();
        } else {
            pauseOrNot();
        }
    }

    /// Whoever says nothing more is still read, to see it leave.
    private void pauseOrNot() {
        if ((goesOn || !lifecycle.mayRead()) && !lifecycle.isLeaving() && waiting() > 0) {
            paused = true;
            context.channel().config().setAutoRead(false);
        }
    }

    void resume() {
        if (paused) {
            paused = false;
            context.channel().config().setAutoRead(true);
        }
    }
}
