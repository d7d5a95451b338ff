package dev.parley.gateway.connection;

import dev.parley.gateway.protocol.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// RFC 6455 between the frame decoder and a [Connection]: joins fragments, checks UTF-8, answers pings, and closes with
/// the right code and without a reset. It takes the frames away from Vert.x, whose own handling loses an empty first
/// fragment, replaces invalid UTF-8, and queues without bound.
final class Frames extends ChannelDuplexHandler {
    private final Connection connection;
    private final int maxMessageBytes;
    private final long closeHandshakeMillis;
    private ByteBuf message;
    private boolean binary;
    private boolean closing;

    Frames(Connection connection, int maxMessageBytes, long closeHandshakeMillis) {
        this.connection = connection;
        this.maxMessageBytes = maxMessageBytes;
        this.closeHandshakeMillis = closeHandshakeMillis;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection.attached(context, this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (!(received instanceof WebSocketFrame frame)) {
            context.fireChannelRead(received);
            return;
        }
        try {
            read(context, frame);
        } finally {
            ReferenceCountUtil.release(frame);
        }
    }

    private void read(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case CloseWebSocketFrame close -> peerCloses(context, close);
            case WebSocketFrame _ when closing -> {
                // The peer has not read our close frame yet: what it still says is drained, so that nothing is reset.
            }
            case PingWebSocketFrame ping ->
                context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()), context.voidPromise());
            case PongWebSocketFrame pong -> connection.pong(number(pong.content()));
            case TextWebSocketFrame text -> first(context, text, false);
            case BinaryWebSocketFrame bytes -> first(context, bytes, true);
            case ContinuationWebSocketFrame more -> next(context, more);
            default -> close(context, CloseReason.PROTOCOL_ERROR);
        }
    }

    private void first(ChannelHandlerContext context, WebSocketFrame frame, boolean isBinary) {
        if (message != null) {
            close(context, CloseReason.PROTOCOL_ERROR);
            return;
        }
        binary = isBinary;
        if (frame.isFinalFragment()) {
            complete(context, frame.content());
        } else {
            message = context.alloc().buffer(frame.content().readableBytes()).writeBytes(frame.content());
        }
    }

    private void next(ChannelHandlerContext context, ContinuationWebSocketFrame frame) {
        if (message == null) {
            close(context, CloseReason.PROTOCOL_ERROR);
            return;
        }
        if (message.readableBytes() + frame.content().readableBytes() > maxMessageBytes) {
            close(context, CloseReason.TOO_BIG);
            return;
        }
        message.writeBytes(frame.content());
        if (frame.isFinalFragment()) {
            var whole = message;
            message = null;
            try {
                complete(context, whole);
            } finally {
                whole.release();
            }
        }
    }

    private void complete(ChannelHandlerContext context, ByteBuf content) {
        if (binary) {
            connection.binary();
        } else if (ByteBufUtil.isText(content, StandardCharsets.UTF_8)) {
            connection.received(ByteBufUtil.getBytes(content));
        } else {
            close(context, CloseReason.NOT_UTF8);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var fault = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (fault instanceof TooLongFrameException) {
            close(context, CloseReason.TOO_BIG);
        } else if (fault instanceof CorruptedWebSocketFrameException corrupted) {
            close(context, corrupted.closeStatus().code(), CloseReason.PROTOCOL_ERROR.text, closeHandshakeMillis);
        } else {
            context.close();
        }
    }

    private void peerCloses(ChannelHandlerContext context, CloseWebSocketFrame frame) {
        if (closing) {
            context.close();
            return;
        }
        closing = true;
        connection.closing();
        var code = frame.statusCode();
        var echo = code < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(true, 0, code, "");
        context.writeAndFlush(echo).addListener(_ -> context.close());
    }

    private void close(ChannelHandlerContext context, CloseReason reason) {
        close(context, connection.dialect().closeCode(reason), reason.text, closeHandshakeMillis);
    }

    /// `patienceMillis` is how long the peer's own close frame is waited for.
    void close(ChannelHandlerContext context, int code, String text, long patienceMillis) {
        if (closing) {
            return;
        }
        closing = true;
        connection.closing();
        // A paused socket would never show the peer's close frame.
        context.channel().config().setAutoRead(true);
        context.writeAndFlush(new CloseWebSocketFrame(true, 0, code, text));
        context.executor().schedule(() -> context.close(), patienceMillis, TimeUnit.MILLISECONDS);
    }

    /// `number` comes back with the pong; 0: none does.
    void ping(ChannelHandlerContext context, long number) {
        var payload = number == 0 ? Unpooled.EMPTY_BUFFER : Unpooled.copyLong(number);
        context.writeAndFlush(new PingWebSocketFrame(payload), context.voidPromise());
    }

    private static long number(ByteBuf payload) {
        return payload.readableBytes() == Long.BYTES ? payload.getLong(payload.readerIndex()) : 0;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        connection.writabilityChanged();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (message != null) {
            message.release();
            message = null;
        }
        connection.closed();
        context.fireChannelInactive();
    }
}
