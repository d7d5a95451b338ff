package dev.parley.gateway.rest;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/// What stands escaped in a request's path and query is UTF-8: anything else would be read as another text than was
/// meant, half of a surrogate pair among it.
class AddressText {
    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext context) {
        var request = asItCame(context);
        if (!isText(request.path()) || !isText(request.query())) {
            throw new Refused(ErrorCode.BAD_REQUEST, "The address is not UTF-8");
        }
    }

    /// Not as JAX-RS puts the address together: that needs a Host, which HTTP/1.0 does not ask for.
    private static HttpServerRequest asItCame(ContainerRequestContext context) {
        var ours = ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext();
        return ((ResteasyReactiveRequestContext) ours).unwrap(HttpServerRequest.class);
    }

    /// `escaped` may be null: there is none.
    static boolean isText(String escaped) {
        if (escaped == null || escaped.indexOf('%') < 0) {
            return true;
        }
        var bytes = ByteBuffer.allocate(escaped.length() * 3);
        for (var at = 0; at < escaped.length(); at++) {
            var unit = escaped.charAt(at);
            if (unit == '%' && at + 2 < escaped.length()) {
                bytes.put((byte) (hex(escaped, at + 1) << 4 | hex(escaped, at + 2)));
                at += 2;
            } else {
                bytes.put(Character.toString(unit).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static int hex(String text, int at) {
        return Character.digit(text.charAt(at), 16) & 0xF;
    }
}
