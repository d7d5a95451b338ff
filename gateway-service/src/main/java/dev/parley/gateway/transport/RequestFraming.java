package dev.parley.gateway.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the lines and pieces of a request end (RFC 9112), so that the decoder is given one at a time. Left to itself
/// it joins folded lines at a quadratic cost, bounds the bytes of lines and not their number, wraps a chunk size beyond
/// 32 bits round, and passes over whatever stands between a chunk and the end of its line.
final class RequestFraming {
    private enum Part {
        REQUEST_LINE,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS
    }

    /// What a header takes up beside its bytes.
    private static final int HEADER_OBJECT_BYTES = 128;
    /// Before a request line (RFC 9112, 2.2); some clients send one after a body.
    private static final int MAX_EMPTY_LINES = 4;

    private static final int MAX_SIZE_DIGITS = 8;

    private final TransportConfig config;
    private Part part = Part.REQUEST_LINE;
    /// What the decoder has been given last.
    private Part given = Part.REQUEST_LINE;
    private @Nullable Refusal refusal;
    /// Bytes of a line that has not ended which have been looked through.
    private int searched;
    private int emptyLines;
    private int headerBytes;
    private int headerLines;
    private long chunkLeft;

    RequestFraming(TransportConfig config) {
        this.config = config;
    }

    /// How many of these bytes the decoder may be given now; 0: none, before more have come or as it is refused.
    int next(ByteBuf in) {
        given = part;
        return switch (part) {
            case REQUEST_LINE -> requestLine(in);
            case HEADERS, TRAILERS -> headerLine(in);
            case BODY -> in.readableBytes();
            case CHUNK_SIZE -> chunkSize(in);
            case CHUNK -> (int) Math.min(in.readableBytes(), chunkLeft);
            case CHUNK_END -> chunkEnd(in);
        };
    }

    /// Why this request can be read no further; null: it can.
    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /// The decoder has taken so many bytes, and made these of them.
    void decoded(int bytes, List<Object> made) {
        if (given == Part.CHUNK) {
            chunkLeft -= bytes;
            if (chunkLeft == 0) {
                part = Part.CHUNK_END;
            }
        }
        for (var each : made) {
            if (each instanceof HttpRequest request) {
                part = HttpUtil.isTransferEncodingChunked(request) ? Part.CHUNK_SIZE : Part.BODY;
            }
            if (each instanceof LastHttpContent) {
                part = Part.REQUEST_LINE;
                emptyLines = 0;
                headerBytes = 0;
                headerLines = 0;
            }
        }
    }

    /// Whether the request has come whole, and the next has not begun.
    boolean isBetween() {
        return part == Part.REQUEST_LINE;
    }

    /// Bytes the headers take up that have come.
    int held() {
        return headerBytes + headerLines * HEADER_OBJECT_BYTES;
    }

    private int requestLine(ByteBuf in) {
        var first = in.getByte(in.readerIndex());
        if (first <= ' ' && first != '\r' && first != '\n') {
            return refuse(Refusal.MALFORMED); // TLS, perhaps: its line would be waited for in vain.
        }
        var line = line(in, config.maxLineBytes(), Refusal.LINE_TOO_LONG);
        if (line == 0) {
            return 0;
        }
        var length = withoutEnd(in, line);
        if (length == 0) {
            return ++emptyLines > MAX_EMPTY_LINES ? refuse(Refusal.MALFORMED) : line;
        }
        if (!hasThreeWords(in, length)) {
            return refuse(Refusal.MALFORMED);
        }
        part = Part.HEADERS;
        return line;
    }

    /// With one space between them, and nothing else that anybody could take for one.
    private static boolean hasThreeWords(ByteBuf in, int length) {
        var spaces = 0;
        for (var at = in.readerIndex(); at < in.readerIndex() + length; at++) {
            var each = in.getUnsignedByte(at);
            if (each < ' ' || each == 0x7f) {
                return false;
            }
            if (each == ' ') {
                spaces++;
            }
        }
        return spaces == 2;
    }

    private int headerLine(ByteBuf in) {
        var line = line(in, config.maxHeaderBytes() - headerBytes, Refusal.HEADERS_TOO_LARGE);
        if (line == 0) {
            return 0;
        }
        var length = withoutEnd(in, line);
        if (length == 0) {
            return line; // What the decoder makes of it says what follows.
        }
        var first = in.getByte(in.readerIndex());
        var name = in.bytesBefore(length, (byte) ':');
        if (first == ' ' || first == '\t' || name <= 0) {
            return refuse(Refusal.MALFORMED); // A folded line (RFC 9112, 5.2), or none of a header.
        }
        headerBytes += length;
        if (++headerLines > config.maxHeaderLines()) {
            return refuse(Refusal.HEADERS_TOO_LARGE);
        }
        return line;
    }

    private int chunkSize(ByteBuf in) {
        var line = line(in, config.maxLineBytes(), Refusal.MALFORMED);
        if (line == 0) {
            return 0;
        }
        var size = 0L;
        var digits = 0;
        var end = withoutEnd(in, line);
        for (; digits < end; digits++) {
            var digit = Character.digit(in.getByte(in.readerIndex() + digits), 16);
            if (digit < 0) {
                break;
            }
            size = size * 16 + digit;
            if (digits == MAX_SIZE_DIGITS) {
                return refuse(Refusal.MALFORMED);
            }
        }
        if (digits == 0 || end != line - 2 || !endsSize(in, digits, end)) {
            return refuse(Refusal.MALFORMED);
        }
        if (size > config.maxBodyBytes()) {
            return refuse(Refusal.BODY_TOO_LARGE);
        }
        chunkLeft = size;
        part = size == 0 ? Part.TRAILERS : Part.CHUNK;
        return line;
    }

    private static boolean endsSize(ByteBuf in, int at, int end) {
        var next = at == end ? ';' : in.getByte(in.readerIndex() + at);
        return next == ';' || next == ' ' || next == '\t';
    }

    private int chunkEnd(ByteBuf in) {
        if (in.getByte(in.readerIndex()) != '\r') {
            return refuse(Refusal.MALFORMED);
        }
        if (in.readableBytes() < 2) {
            return 0;
        }
        if (in.getByte(in.readerIndex() + 1) != '\n') {
            return refuse(Refusal.MALFORMED);
        }
        part = Part.CHUNK_SIZE;
        return 2;
    }

    /// Bytes of the next line, its end included; 0: it has not come whole.
    private int line(ByteBuf in, int most, Refusal tooLong) {
        var readable = in.readableBytes();
        var found = in.indexOf(in.readerIndex() + Math.min(searched, readable), in.writerIndex(), (byte) '\n');
        var line = found < 0 ? 0 : found - in.readerIndex() + 1;
        searched = found < 0 ? readable : 0;
        if ((found < 0 ? readable - 1 : withoutEnd(in, line)) > most) {
            return refuse(tooLong);
        }
        return line;
    }

    private static int withoutEnd(ByteBuf in, int line) {
        var before = in.readerIndex() + line - 2;
        return line > 1 && in.getByte(before) == '\r' ? line - 2 : line - 1;
    }

    private int refuse(Refusal because) {
        refusal = because;
        return 0;
    }
}
