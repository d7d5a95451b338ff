package dev.parley.gateway.console;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the page's answers tell the browser to refuse: anything that is not ours.
final class SecurityHeaders {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]+](:[0-9]{1,5})?");

    private SecurityHeaders() {}

    static void add(HttpServerRequest request, MultiMap headers) {
        add(request, headers, Optional.empty());
    }

    /// `issuer`: the one place elsewhere that the page may ask.
    static void add(HttpServerRequest request, MultiMap headers, Optional<String> issuer) {
        headers.add("Content-Security-Policy", policy(request.getHeader("Host"), issuer))
                .add("X-Content-Type-Options", "nosniff")
                .add("X-Frame-Options", "DENY")
                .add("Referrer-Policy", "no-referrer")
                .add("Cross-Origin-Opener-Policy", "same-origin")
                .add("Cross-Origin-Resource-Policy", "same-origin");
    }

    /// Not every browser counts our own socket as 'self', so it is named as well.
    private static String policy(@Nullable String host, Optional<String> issuer) {
        var sockets = host != null && HOST.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'" + sockets
                + issuer.map(origin -> " " + origin).orElse("")
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                + "; require-trusted-types-for 'script'; trusted-types 'none'";
    }
}
