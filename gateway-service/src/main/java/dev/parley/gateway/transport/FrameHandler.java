package dev.parley.gateway.transport;

import dev.parley.gateway.protocol.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
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
import org.jspecify.annotations.Nullable;

/// RFC 6455 between the bytes and a [SocketListener]: joins fragments, checks UTF-8, and closes with the right code and
/// without a reset. It takes the frames away from Vert.x and WebSockets Next, whose own handling loses an empty first
/// fragment, replaces invalid UTF-8, and queues without bound. It writes nothing itself: what it has to say takes its
/// place behind what has been said.
final class FrameHandler extends ChannelDuplexHandler {
    private final SocketListener listener;
    private final FrameDecoder decoder;
    private @Nullable ByteBuf message;
    private boolean binary;
    private boolean closing;
    private boolean closed;
    /// Since when the message, and the frame, has been coming; 0: none is.
    private long messageSince;
    private long frameSince;

    /// `mostBytes` bounds a frame at any time.
    FrameHandler(SocketListener listener, int mostBytes) {
        this.listener = listener;
        this.decoder = new FrameDecoder(mostBytes, listener::maxMessageBytes);
    }

    /// What stands in the place of Vert.x's decoder.
    FrameDecoder decoder() {
        return decoder;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        listener.attached(new ClientSocket(context, this));
        if (!context.channel().isActive()) {
            context.executor().execute(this::closed); // It ended meanwhile, and nobody may say so again.
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (!(received instanceof WebSocketFrame frame)) {
            context.fireChannelRead(received);
            return;
        }
        frameSince = 0;
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
            case PingWebSocketFrame ping -> listener.pinged(ControlFrame.pong(ping.content()));
            case PongWebSocketFrame pong -> listener.pong(number(pong.content()));
            case TextWebSocketFrame text -> first(context, text, false);
            case BinaryWebSocketFrame bytes -> first(context, bytes, true);
            case ContinuationWebSocketFrame more -> next(context, more);
            default -> listener.violated(CloseReason.PROTOCOL_ERROR);
        }
    }

    private void first(ChannelHandlerContext context, WebSocketFrame frame, boolean isBinary) {
        if (message != null) {
            listener.violated(CloseReason.PROTOCOL_ERROR);
            return;
        }
        if (frame.content().readableBytes() > listener.maxMessageBytes()) {
            listener.violated(CloseReason.TOO_BIG);
            return;
        }
        binary = isBinary;
        if (frame.isFinalFragment()) {
            complete(frame.content());
        } else {
            messageSince = System.nanoTime();
            message = context.alloc().buffer(frame.content().readableBytes()).writeBytes(frame.content());
        }
    }

    private void next(ChannelHandlerContext context, ContinuationWebSocketFrame frame) {
        if (message == null) {
            listener.violated(CloseReason.PROTOCOL_ERROR);
            return;
        }
        if (message.readableBytes() + frame.content().readableBytes() > listener.maxMessageBytes()) {
            listener.violated(CloseReason.TOO_BIG);
            return;
        }
        message.writeBytes(frame.content());
        if (frame.isFinalFragment()) {
            var whole = message;
            message = null;
            messageSince = 0;
            try {
                complete(whole);
            } finally {
                whole.release();
            }
        }
    }

    private void complete(ByteBuf content) {
        var isText = ByteBufUtil.isText(content, StandardCharsets.UTF_8);
        if (binary && !(isText && listener.readsBinary())) {
            listener.binary();
        } else if (isText) {
            listener.received(ByteBufUtil.getBytes(content));
        } else {
            listener.violated(CloseReason.NOT_UTF8);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (frameSince == 0 && decoder.held() > 0) {
            frameSince = System.nanoTime();
        }
        listener.readComplete();
        context.fireChannelReadComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var fault = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (fault instanceof TooLongFrameException) {
            corrupted(CloseReason.TOO_BIG);
        } else if (fault instanceof CorruptedWebSocketFrameException corrupted) {
            corrupted(
                    switch (corrupted.closeStatus().code()) {
                        case 1007 -> CloseReason.NOT_UTF8;
                        case 1009 -> CloseReason.TOO_BIG;
                        default -> CloseReason.PROTOCOL_ERROR;
                    });
        } else {
            context.close();
        }
    }

    /// Where the next frame begins is not known any more.
    private void corrupted(CloseReason reason) {
        decoder.stopListening();
        listener.violated(reason);
    }

    private void peerCloses(ChannelHandlerContext context, CloseWebSocketFrame frame) {
        if (closing) {
            context.close();
            return;
        }
        stopListening();
        listener.peerCloses(ControlFrame.close(frame.statusCode(), ""));
    }

    /// Nothing the peer says counts any more but its close frame.
    void stopListening() {
        closing = true;
        forget();
    }

    /// Gives back what has been collected, and passes over what still comes, the peer's close frame included.
    void drop() {
        stopListening();
        decoder.stopListening();
    }

    private void forget() {
        if (message != null) {
            message.release();
            message = null;
            messageSince = 0;
        }
    }

    /// Bytes of a message that has not come whole.
    long held() {
        return decoder.held() + (message == null ? 0 : message.capacity());
    }

    /// Bytes of it that have come.
    long unfinishedBytes() {
        return decoder.collected() + (message == null ? 0 : message.readableBytes());
    }

    /// For how long a message has been coming, in nanoseconds, if one is.
    long unfinishedNanos(long now) {
        var message = messageSince == 0 ? 0 : now - messageSince;
        return frameSince == 0 ? message : Math.max(message, now - frameSince);
    }

    /// The peer was not listened to meanwhile: nothing of that time is held against it.
    void excuse(long now) {
        messageSince = messageSince == 0 ? 0 : now;
        frameSince = frameSince == 0 ? 0 : now;
    }

    private static long number(ByteBuf payload) {
        return payload.readableBytes() == Long.BYTES ? payload.getLong(payload.readerIndex()) : 0;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        listener.writable();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closed();
        context.fireChannelInactive();
    }

    private void closed() {
        if (!closed) {
            closed = true;
            forget();
            listener.closed();
        }
    }
}
