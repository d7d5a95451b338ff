package dev.parley.stack.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.stack.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/// `POST /token {sub, name?}` → `{token}` on the loopback address: what the first page asks for, by way of its gateway.
/// Only JSON is taken, which no foreign page may send without being asked first.
public final class TokenServer implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final int MAX_BODY_BYTES = 4096;
    private static final Pattern OURSELVES =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private final HttpServer server;
    private final Issuer issuer;

    private TokenServer(HttpServer server, Issuer issuer) {
        this.server = server;
        this.issuer = issuer;
    }

    public static TokenServer start(int port, Issuer issuer) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var server = new TokenServer(http, issuer);
            http.createContext("/token", server::answer);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return server;
        } catch (IOException e) {
            throw new CannotStart("The issuer of tokens cannot use port " + port + ": " + e.getMessage(), e);
        }
    }

    /// Where to ask for a token.
    public static String url(int port) {
        return "http://127.0.0.1:" + port + "/token";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isAskedByOurGateway(exchange)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (!exchange.getRequestMethod().equals("POST") || type == null || !type.startsWith("application/json")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            var wanted = read(exchange.getRequestBody());
            if (wanted.isEmpty()) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            var token = wanted.get().signedWith(issuer.privateKey(), Clock.systemUTC());
            var body = JsonUtil.toJson(Map.of("token", token)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// By the name under which it asks, and with no page behind it: a page whose host name has been pointed here brings
    /// that name, and an origin.
    private static boolean isAskedByOurGateway(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return host != null
                && OURSELVES.matcher(host).matches()
                && exchange.getRequestHeaders().getFirst("Origin") == null;
    }

    private static Optional<TokenRequest> read(InputStream body) throws IOException {
        try {
            var fields = JsonUtil.parseJson(new String(body.readNBytes(MAX_BODY_BYTES), StandardCharsets.UTF_8));
            if (!(fields.get("sub") instanceof String subject) || subject.isBlank()) {
                return Optional.empty();
            }
            var name = fields.get("name") instanceof String text ? Optional.of(text) : Optional.<String>empty();
            return Optional.of(new TokenRequest(subject, name, Optional.empty(), Optional.empty(), LIFETIME));
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
