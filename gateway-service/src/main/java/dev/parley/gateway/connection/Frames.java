package dev.parley.gateway.connection;

import dev.parley.gateway.protocol.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
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

/// RFC 6455 between the bytes and a [Connection]: joins fragments, checks UTF-8, and closes with the right code and
/// without a reset. It takes the frames away from Vert.x, whose own handling loses an empty first fragment, replaces
/// invalid UTF-8, and queues without bound. It writes nothing itself: what it has to say takes its place behind what
/// has been said.
final class Frames extends ChannelDuplexHandler {
    private final Connection connection;
    private final FrameDecoder decoder;
    private ByteBuf message;
    private boolean binary;
    private boolean closing;
    /// Since when the message, and the frame, has been coming; 0: none is.
    private long messageSince;
    private long frameSince;

    private Frames(Connection connection, int mostBytes) {
        this.connection = connection;
        this.decoder = new FrameDecoder(mostBytes, connection::maxMessageBytes);
    }

    /// From now on this channel is that connection's. (The names are those Vert.x gives; the socket tests fail when
    /// the pipeline has another shape.)
    static void attach(Channel channel, Connection connection, int mostBytes) {
        var frames = new Frames(connection, mostBytes);
        channel.pipeline().addBefore("handler", "parley", frames);
        channel.pipeline().replace("wsdecoder", "wsdecoder", frames.decoder);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection.attached(context, this);
        if (!context.channel().isActive()) {
            context.executor().execute(connection::closed); // It ended meanwhile, and nobody will say so again.
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
            case PingWebSocketFrame ping -> connection.pinged(ControlFrame.pong(ping.content()));
            case PongWebSocketFrame pong -> connection.pong(number(pong.content()));
            case TextWebSocketFrame text -> first(context, text, false);
            case BinaryWebSocketFrame bytes -> first(context, bytes, true);
            case ContinuationWebSocketFrame more -> next(context, more);
            default -> connection.close(CloseReason.PROTOCOL_ERROR);
        }
    }

    private void first(ChannelHandlerContext context, WebSocketFrame frame, boolean isBinary) {
        if (message != null) {
            connection.close(CloseReason.PROTOCOL_ERROR);
            return;
        }
        if (frame.content().readableBytes() > connection.maxMessageBytes()) {
            connection.close(CloseReason.TOO_BIG);
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
            connection.close(CloseReason.PROTOCOL_ERROR);
            return;
        }
        if (message.readableBytes() + frame.content().readableBytes() > connection.maxMessageBytes()) {
            connection.close(CloseReason.TOO_BIG);
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
        if (binary && !(isText && connection.readsBinary())) {
            connection.binary();
        } else if (isText) {
            connection.received(ByteBufUtil.getBytes(content));
        } else {
            connection.close(CloseReason.NOT_UTF8);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (frameSince == 0 && decoder.held() > 0) {
            frameSince = System.nanoTime();
        }
        connection.readComplete();
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
        connection.close(reason);
    }

    private void peerCloses(ChannelHandlerContext context, CloseWebSocketFrame frame) {
        if (closing) {
            context.close();
            return;
        }
        stopListening();
        connection.peerCloses(ControlFrame.close(frame.statusCode(), ""));
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
        connection.writabilityChanged();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        forget();
        connection.closed();
        context.fireChannelInactive();
    }
}
