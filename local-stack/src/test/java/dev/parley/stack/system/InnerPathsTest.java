package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What only services may ask for, written in every way that two readers of a path may understand differently: without
/// a service's token it is there for nobody.
class InnerPathsTest {
    private static final Set<Integer> REFUSED = Set.of(400, 401, 404);

    private final StackUnderTest stack = SharedStack.get();

    /// A path of each process that listens to services, and how it is asked.
    enum Inner {
        SESSION("session-1", "GET", "/internal/v1/conversations"),
        SESSION_WRITES("session-1", "POST", "/internal/v1/messages"),
        AI_BRIDGE("ai-bridge-1", "GET", "/internal/v1/replies/status"),
        AI_BRIDGE_WRITES("ai-bridge-1", "POST", "/internal/v1/canisters/answers"),
        RENDERING("rendering-1", "POST", "/internal/v1/renderings/pdf"),
        GATEWAY("gateway-1", "POST", "/internal/topics/news:1/events"),
        GATEWAY_TO_ONE("gateway-1", "POST", "/internal/people/01890000-0000-7000-8000-000000000000/notifications");

        private final String process;
        private final String method;
        private final String path;

        Inner(String process, String method, String path) {
            this.process = process;
            this.method = method;
            this.path = path;
        }

        private List<String> spellings() {
            var rest = path.substring("/internal".length());
            var last = path.lastIndexOf('/');
            return List.of(
                    path,
                    path + "/",
                    path + ";x=y",
                    path + "?x=/ready",
                    path + "#/ready",
                    path + "%20",
                    path + "%00",
                    "/" + path,
                    "//ready/.." + path,
                    path.substring(0, last) + "/" + path.substring(last),
                    path.substring(0, last) + ";x" + path.substring(last),
                    "/./" + path.substring(1),
                    "/%2e" + path,
                    "/%69nternal" + rest,
                    "/%2569nternal" + rest,
                    "/intern%61l" + rest,
                    "/internal;a=b" + rest,
                    "/internal%3b" + rest,
                    "/internal%2f" + rest.substring(1),
                    "/internal%5c" + rest.substring(1),
                    "/INTERNAL" + rest,
                    path.toUpperCase(),
                    "/ready/.." + path,
                    "/ready/../" + path,
                    "/ready/%2e%2e" + path,
                    "/ready%2f.." + path.replace("/", "%2f"),
                    "/ready%2f.." + path,
                    "/ready/..%2f" + path.substring(1),
                    "/ready;x/.." + path,
                    "/ready;/../internal" + rest,
                    "/ready/..;" + path,
                    "/ready/..;/" + path.substring(1),
                    "/ready\\.." + path.replace('/', '\\'),
                    "/ready?/.." + path,
                    "/ready%3f/.." + path,
                    "/ready%00" + path,
                    "/ready%20/.." + path,
                    "/q/health/../.." + path,
                    "/q/.." + path,
                    "http://localhost" + path,
                    "http://localhost/ready/.." + path);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyElseIsAnsweredHoweverItIsWritten(Inner inner) throws IOException {
        var person = stack.person("alice").token();
        for (var authorization : new String[] {"", "Bearer ", "Bearer nonsense", "Bearer " + person}) {
            for (var spelling : inner.spellings()) {
                var status = ask(inner, spelling, authorization);

                assertTrue(
                        REFUSED.contains(status),
                        status + " to " + inner.method + " " + spelling + " of " + inner.process + " as \""
                                + authorization.split(" ")[0] + "\"");
            }
        }
    }

    /// So that the table asks for something that is there.
    @Test
    void aServiceIsAnswered() throws IOException {
        var service = "Bearer " + stack.ofTheCommand("token", "--service", "backend");

        assertEquals(202, ask(Inner.GATEWAY, Inner.GATEWAY.path, service));
        assertEquals(401, ask(Inner.SESSION, Inner.SESSION.path, service), "it is for gateways alone");
    }

    private int ask(Inner inner, String target, String authorization) throws IOException {
        var body = inner.method.equals("POST") ? "{\"event\":\"x\"}" : "";
        var head = Stream.of(
                inner.method + " " + target + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                authorization.isEmpty() ? "X-None: none" : "Authorization: " + authorization);
        try (var socket = new Socket("127.0.0.1", port(inner.process))) {
            socket.setSoTimeout(10_000);
            var request = String.join("\r\n", head.toList()) + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var line = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.UTF_8);
            assertTrue(line.matches("HTTP/1.[01] \\d{3}"), "\"" + line + "\" to " + target + " of " + inner.process);
            return Integer.parseInt(line.substring(line.length() - 3));
        }
    }

    private int port(String process) {
        return process.equals("gateway-1")
                ? stack.port(1)
                : URI.create(stack.address(process)).getPort();
    }
}
