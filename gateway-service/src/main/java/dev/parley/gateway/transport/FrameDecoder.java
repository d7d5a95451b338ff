package dev.parley.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/// Frames out of bytes. A frame is collected here before anybody sees it, so it is bounded here by what may be said at
/// that moment, and what is collected is counted.
final class FrameDecoder extends WebSocket13FrameDecoder {
    private final IntSupplier maxBytes;
    private ChannelHandlerContext context;
    private boolean begun;
    private boolean deaf;

    /// `mostBytes` bounds a frame at any time; `maxBytes` says what does now.
    FrameDecoder(int mostBytes, IntSupplier maxBytes) {
        super(WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(mostBytes)
                .allowExtensions(false)
                .closeOnProtocolViolation(false)
                .build());
        this.maxBytes = maxBytes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    /// What a client has said without waiting for the answer to its handshake.
    void receive(ByteBuf early) throws Exception {
        channelRead(context, early);
    }

    /// The answer to the handshake has left: what has come is read, and what comes.
    void begin() {
        begun = true;
        if (context.isRemoved() || actualReadableBytes() == 0) {
            return;
        }
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
            channelReadComplete(context);
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (deaf) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (!begun) {
            if (in.readableBytes() > maxBytes.getAsInt()) {
                context.close(); // Nothing can be said to it yet.
            }
            return;
        }
        var before = out.size();
        super.decode(context, in, out);
        if (out.size() == before && in.readableBytes() > maxBytes.getAsInt()) {
            throw new TooLongFrameException("A frame has too many bytes");
        }
    }

    /// Bytes taken up by a frame that has not come whole.
    int held() {
        var collected = internalBuffer();
        return collected.isReadable() ? collected.capacity() : 0;
    }

    /// Bytes of such a frame that have come.
    int collected() {
        return actualReadableBytes();
    }

    /// Passes over all that still comes.
    void stopListening() {
        deaf = true;
    }

    @Override
    protected void checkCloseFrameBody(ChannelHandlerContext context, ByteBuf body) {
        if (!body.isReadable()) {
            return;
        }
        if (body.readableBytes() < Short.BYTES || !mayBeSent(body.getUnsignedShort(body.readerIndex()))) {
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR, "No such close code");
        }
        var text = body.readableBytes() - Short.BYTES;
        if (!ByteBufUtil.isText(body, body.readerIndex() + Short.BYTES, text, StandardCharsets.UTF_8)) {
            throw new CorruptedWebSocketFrameException(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "Not UTF-8");
        }
    }

    /// RFC 6455, 7.4, with the codes registered since.
    private static boolean mayBeSent(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }
}
