package dev.parley.gateway.transport;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request as RFC 9112 has it, and of a method we know: whatever is read in two ways by two servers is refused here
/// (sections 3.2, 6.1, 6.3), before a label, a route or a log has seen it.
final class RequestChecks {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%!$&'()*+,;=:\\[\\]-]*");

    private final long maxBodyBytes;

    RequestChecks(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /// null: it may pass. Its target may have been put right.
    @Nullable
    Refusal check(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return broken(request.decoderResult().cause());
        }
        if (!METHODS.contains(request.method().name())) {
            return Refusal.METHOD;
        }
        var version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return Refusal.VERSION;
        }
        var target = Target.wellFormed(request.uri());
        if (target == null || !namesAreTokens(request.headers()) || !hasOneHost(request)) {
            return Refusal.MALFORMED;
        }
        request.setUri(target);
        return checkBody(request);
    }

    private static Refusal broken(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Refusal.LINE_TOO_LONG;
            case TooLongFrameException _ -> Refusal.HEADERS_TOO_LARGE;
            default -> Refusal.MALFORMED;
        };
    }

    private static boolean namesAreTokens(HttpHeaders headers) {
        for (var header : headers) {
            if (!TOKEN.matcher(header.getKey()).matches() || hasControls(header.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasControls(String value) {
        return value.chars().anyMatch(each -> (each < ' ' && each != '\t') || each == 0x7f);
    }

    private static boolean hasOneHost(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        var old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return hosts.size() == 1 ? HOST.matcher(hosts.getFirst()).matches() : hosts.isEmpty() && old;
    }

    private @Nullable Refusal checkBody(HttpRequest request) {
        var lengths = request.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (lengths.size() > 1
                || codings.size() > 1
                || (!lengths.isEmpty()
                        && (!codings.isEmpty()
                                || !DIGITS.matcher(lengths.getFirst()).matches()))) {
            return Refusal.MALFORMED;
        }
        if (!codings.isEmpty()) {
            if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
                return Refusal.MALFORMED;
            }
            if (!"chunked".equalsIgnoreCase(codings.getFirst().strip())) {
                return Refusal.CODING;
            }
        }
        var length = lengths.isEmpty() ? 0 : Long.parseLong(lengths.getFirst());
        // Other upgrades are offers one may pass over: Java's own client offers HTTP/2 with every request.
        var upgrades = request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (upgrades && (length > 0 || !codings.isEmpty())) {
            return Refusal.UPGRADE_WITH_BODY;
        }
        return length > maxBodyBytes ? Refusal.BODY_TOO_LARGE : null;
    }
}
