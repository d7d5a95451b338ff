package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.stack.LeftOut;
import dev.parley.test.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// A real Chromium without a window, looking at one page, driven over the DevTools protocol.
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final WebSocket socket;

    /// `profile` is an empty folder, which has to be deleted afterwards.
    Browser(Path profile, URI page) {
        try {
            process = new ProcessBuilder(
                            program(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--remote-debugging-port=0",
                            "--window-size=1600,1000",
                            "--user-data-dir=" + profile,
                            page.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var port = profile.resolve("DevToolsActivePort");
            Await.until(
                    "the browser listens",
                    PATIENCE,
                    () -> Files.exists(port) && lines(port).size() > 1);
            var targets = URI.create("http://127.0.0.1:" + lines(port).getFirst() + "/json");
            Await.until(
                    "the browser shows the page",
                    PATIENCE,
                    () -> !pageIn(targets).isEmpty());
            socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create(pageIn(targets)), new Answers())
                    .join();
            // Until then it shows an empty page, and forgets what was asked of that.
            Await.until(
                    "the page is loaded",
                    PATIENCE,
                    () -> evaluate("document.readyState === 'complete' && location.protocol === 'http:'")
                            .asBoolean());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String program() {
        var found = List.of(System.getenv("PATH").split(":")).stream()
                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            LeftOut.assumeNot("chromium", "there is no Chromium");
        }
        return found.orElseThrow(
                        () -> new AssertionError("There is no Chromium on the PATH; ./parley test installs one"))
                .toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pageIn(URI targets) {
        try {
            var answer = http.send(HttpRequest.newBuilder(targets).build(), HttpResponse.BodyHandlers.ofString());
            for (var target : JSON.readTree(answer.body())) {
                if (target.path("type").asText().equals("page")) {
                    return target.path("webSocketDebuggerUrl").asText();
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    var answer = JSON.readTree(text.toString());
                    var waiting = asked.remove(answer.path("id").asInt());
                    if (waiting != null) {
                        waiting.complete(answer);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    text.setLength(0);
                }
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode evaluate(String expression) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", "Runtime.evaluate");
        command.putObject("params")
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        socket.sendText(command.toString(), true).join();
        try {
            var result = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).path("result");
            if (result.has("exceptionDetails")) {
                throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
            }
            return result.path("result").path("value");
        } catch (TimeoutException e) {
            throw new AssertionError("Never so: " + expression, e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /// Does something on the page.
    void does(String statement) {
        evaluate("(() => { " + statement + "; return true; })()");
    }

    /// Waits, by the page's own changes, until the condition holds there.
    void sees(String condition) {
        evaluate("new Promise((seen) => { const look = () => { if (" + condition + ") { seen(true); } };"
                + " new MutationObserver(look).observe(document,"
                + " { subtree: true, childList: true, characterData: true, attributes: true }); look(); })");
    }

    String text(String expression) {
        return evaluate(expression).asText();
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
