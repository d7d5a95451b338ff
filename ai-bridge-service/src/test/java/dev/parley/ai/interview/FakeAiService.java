package dev.parley.ai.interview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.ai.fake.Surroundings;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.SessionHistory;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// An AI service of the contract's, on one port for life, which answers as it is told to.
public final class FakeAiService implements QuarkusTestResourceLifecycleManager {
    record Asked(String path, String authorization, String key, String body) {}

    private final Surroundings around = new Surroundings();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int port;
    volatile int status = 200;
    volatile String answer = "";
    volatile long delayMillis;

    @Override
    public Map<String, String> start() {
        listen();
        var settings = new HashMap<>(around.start());
        settings.put("bridge.ai-service.url", "http://localhost:" + port + "/");
        settings.put("bridge.ai-service.api-key", "the-key");
        settings.put("bridge.ai-service.timeout", "500ms");
        settings.put("dev.parley.ai.interview.service.AiServiceCall/next/CircuitBreaker/delay", "300");
        return settings;
    }

    void listen() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        asked.add(new Asked(
                exchange.getRequestURI().getPath(),
                headers.getFirst("Authorization"),
                headers.getFirst("Idempotency-Key"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        try {
            Thread.sleep(delayMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void answers(int withStatus, String text) {
        status = withStatus;
        answer = text;
        delayMillis = 0;
        asked.clear();
    }

    void goesAway() {
        server.stop(0);
    }

    /// Session-service has it.
    void isStored(UUID session, List<HistoryEntry> history) {
        around.sessionServer.histories.put(session, new SessionHistory(history));
    }

    List<Asked> asked() {
        return asked;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeAiService.class));
    }

    @Override
    public void stop() {
        server.stop(0);
        around.stop();
    }
}
