package dev.parley.soak.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Lines of JSON to and from a client in another process: what it is asked to do, what becomes of that, and what it
/// tells unasked, in the order in which it was told.
final class Bridge {
    /// What became of a deed.
    sealed interface Outcome {
        /// What it came to.
        record Done(JsonNode result) implements Outcome {}

        /// It came to nothing. `inDoubt`: it may have had its effect all the same.
        record Failed(String code, String message, boolean inDoubt) implements Outcome {}

        /// The process ended first.
        record Ended() implements Outcome {}
    }

    private final OutputStream commands;
    private final Map<Long, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean ended;

    /// `told` gets what comes unasked; `over` is run once, when nothing more will come.
    Bridge(InputStream lines, OutputStream commands, Consumer<JsonNode> told, Runnable over) {
        this.commands = commands;
        Thread.ofPlatform().daemon().name("sdk-lines").start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    take(read(line), told);
                }
            } catch (IOException broken) {
                // It has ended, which is told.
            } finally {
                ended = true;
                over.run();
                answerAll();
            }
        });
    }

    private static JsonNode read(String line) {
        try {
            return Frame.read(line).json();
        } catch (UncheckedIOException noJson) {
            return Frame.JSON.createObjectNode().put("broken", "not a line of JSON");
        }
    }

    private void take(JsonNode line, Consumer<JsonNode> told) {
        var answer = line.has("id") ? waiting.remove(line.path("id").asLong()) : null;
        if (answer == null) {
            told.accept(line);
        } else if (line.has("ok")) {
            answer.complete(new Outcome.Done(line.path("ok")));
        } else {
            var error = line.path("error");
            answer.complete(new Outcome.Failed(
                    error.path("code").asText(),
                    error.path("message").asText(),
                    error.path("in_doubt").asBoolean()));
        }
    }

    /// Answered before anything is told that comes after the answer.
    CompletableFuture<Outcome> asks(String deed, Object... fields) {
        var id = ids.incrementAndGet();
        var answer = new CompletableFuture<Outcome>();
        waiting.put(id, answer);
        var command = Frame.of(deed, fields).put("id", id).put("do", deed);
        command.remove("type");
        try {
            synchronized (commands) {
                commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
                commands.flush();
            }
        } catch (IOException gone) {
            ended = true;
        }
        if (ended) {
            answerAll();
        }
        return answer;
    }

    private void answerAll() {
        waiting.values().removeIf(answer -> answer.complete(new Outcome.Ended()) || true);
    }

    /// It ends with its input.
    void ends() {
        try {
            commands.close();
        } catch (IOException gone) {
            // It was over already.
        }
    }
}
