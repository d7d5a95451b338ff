package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.test.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody who keeps writing to a thread of their own whatever breaks: notes what was acknowledged, connects anew when
/// cut off, and never says the same thing twice.
final class Writer implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Person person;
    private final String name;
    private final int gateway;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<ChatClient> connections = new CopyOnWriteArrayList<>();
    private String thread;
    private int said;
    private volatile boolean stopped;

    Writer(Person person, String name, int gateway) {
        this.person = person;
        this.name = name;
        this.gateway = gateway;
    }

    Writer begins() {
        thread = connects().createsThread(name);
        return this;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                var content = name + " says " + ++said;
                connection().says("send_message", "thread_id", thread, "content", content);
                var answer = connection().hears("answer to " + content, PATIENCE, frame -> isAnswer(frame, content));
                if (answer.type().equals("message_sent")) {
                    acknowledged.add(content);
                }
                connection().hearsOrNot("ai_response", PAUSE);
            } catch (AssertionError | CompletionException cutOff) {
                reconnects();
            }
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    void stops() {
        stopped = true;
    }

    private ChatClient connection() {
        return connections.getLast();
    }

    private ChatClient connects() {
        var client = person.connects(gateway);
        connections.add(client);
        return client;
    }

    private static boolean isAnswer(Frame frame, String content) {
        return frame.type().equals("error")
                || frame.type().equals("message_sent") && frame.text("content").equals(content);
    }

    private void reconnects() {
        connection().close();
        Await.until(
                name + " is connected again",
                Duration.ofSeconds(60),
                () -> stopped || connects().isOpen());
    }

    /// What is wrong with the thread; nothing when all that was acknowledged is there, and everything once.
    List<String> losses() {
        var history = readsHistory();
        var contents =
                history.stream().map(message -> message.get("content").asText()).toList();
        var wrong = new ArrayList<String>();
        for (var content : acknowledged) {
            if (!contents.contains(content)) {
                wrong.add("lost: " + content);
            }
        }
        var seen = new HashSet<String>();
        for (var content : contents) {
            if (!seen.add(content)) {
                wrong.add("twice: " + content);
            }
        }
        for (var connection : connections) {
            var answers = new HashSet<String>();
            for (var answer : connection.heard("ai_response")) {
                if (answer.text("thread_id").equals(thread) && !answers.add(answer.text("message_id"))) {
                    wrong.add("told twice: " + answer.text("content"));
                }
            }
        }
        return wrong;
    }

    /// Whether the last thing said has had its answer, or was told that it gets none.
    boolean isAnswered() {
        var history = readsHistory();
        return history.isEmpty()
                || history.getLast().get("role").asText().equals("assistant")
                || connections.stream()
                        .flatMap(connection -> connection.heard("ai_error").stream())
                        .anyMatch(error -> error.text("thread_id").equals(thread));
    }

    private List<JsonNode> readsHistory() {
        try (var reader = person.connects(gateway)) {
            return reader.history(thread);
        }
    }

    void leaves() {
        connections.forEach(ChatClient::close);
    }

    @Override
    public String toString() {
        return name;
    }
}
