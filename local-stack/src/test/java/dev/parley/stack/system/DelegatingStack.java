package dev.parley.stack.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A stack of two gateways that leaves it to others who somebody is and what is answered: another API knows tokens, and
/// there is no AI but canisters that dial in.
final class DelegatingStack {
    static final String SERVICE_KEY = "a-key-of-32-characters-for-tests";
    private static final Map<String, String> NAMES = Map.of(
            "token-of-alice", "alice", "token-of-bob", "bob", "token-of-carol", "carol", "token-of-mallory", "mallory");
    private static volatile boolean away;
    private static StackUnderTest stack;

    private DelegatingStack() {}

    static synchronized StackUnderTest get() {
        if (stack == null) {
            var profiles = profiles();
            stack = StackUnderTest.start(StackSettings.fresh()
                    .gateways(2)
                    .withoutAi()
                    .with("AI_SERVICE_KEY", SERVICE_KEY)
                    .with(
                            "AUTH_PROFILE_URL",
                            "http://127.0.0.1:" + profiles.getAddress().getPort() + "/auth/profile"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stack.close();
                profiles.stop(0);
            }));
        }
        return stack;
    }

    /// Whether the other API answers nobody.
    static void otherApiIsAway(boolean isAway) {
        away = isAway;
    }

    private static HttpServer profiles() {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/auth/profile", DelegatingStack::tellsWhoItIs);
            server.start();
            return server;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void tellsWhoItIs(HttpExchange exchange) throws IOException {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        var name = header == null ? null : NAMES.get(header.replace("Bearer ", ""));
        var role = "carol".equals(name) ? "" : ",\"role\":\"user\"";
        var text = name == null
                ? "{}"
                : "{\"user\":{\"userId\":\"%s-id\",\"email\":\"%s@example.org\",\"name\":\"%s\"%s}}"
                        .formatted(name, name, name, role);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var status = name == null ? 401 : name.equals("mallory") ? 403 : 200;
        exchange.sendResponseHeaders(away ? 503 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
