package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.StreamSupport;

/// An AI service of the contract's (docs/dialects/documents.md) with three questions: it goes by the history alone,
/// and can be slow, broken, or gone.
final class FakeAiService implements AutoCloseable {
    static final String KEY = "the key of the test";
    static final List<String> QUESTIONS = List.of("One?", "Two?", "Three?");

    private int port;
    private HttpServer server;
    private volatile int status = 200;
    private volatile String instead;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final Semaphore arrived = new Semaphore(0);

    static FakeAiService start() {
        var service = new FakeAiService();
        service.comesBack();
        return service;
    }

    String url() {
        return "http://localhost:" + port;
    }

    void comesBack() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/next-question", this::answer);
        server.start();
    }

    void goesAway() {
        server.stop(0);
    }

    /// `text` null: its own answers.
    void answers(int withStatus, String text) {
        status = withStatus;
        instead = text;
    }

    /// Requests wait from now on.
    void holds() {
        held = new CountDownLatch(1);
        arrived.drainPermits();
    }

    void letsGo() {
        held.countDown();
    }

    /// Waits until so many requests have come.
    void isAsked(int times) {
        try {
            arrived.acquire(times);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = Frame.JSON.readTree(exchange.getRequestBody());
        var knowsKey = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        arrived.release();
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var text = instead == null ? next(asked) : instead;
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(knowsKey ? status : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String next(JsonNode asked) {
        var said = StreamSupport.stream(asked.path("history").spliterator(), false)
                .filter(each -> each.path("role").asText().equals("user"))
                .map(each -> each.path("content").asText())
                .toList();
        var answer = Frame.JSON.createObjectNode();
        var answered = answer.putArray("answeredQuestionIds");
        for (var i = 1; i <= said.size(); i++) {
            answered.add("q" + i);
        }
        if (said.size() < QUESTIONS.size()) {
            answer.put("status", "in_progress")
                    .putObject("nextQuestion")
                    .put("id", "q" + (said.size() + 1))
                    .put("text", QUESTIONS.get(said.size()));
        } else {
            answer.put("status", "complete")
                    .putObject("document")
                    .put("title", "Note")
                    .put("content", String.join(", ", said));
        }
        return answer.toString();
    }

    @Override
    public void close() {
        letsGo();
        server.stop(0);
    }
}
