package dev.parley.soak.system;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.soak.client.Answer;
import dev.parley.soak.client.Connection;
import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A person with one connection, for tests that read like a conversation: `alice.says(group, "hi")`, `bob.hears("hi")`.
/// Each event is heard once; what is passed over is heard no more.
final class Someone implements Connection.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final String token;
    private final LinkedBlockingQueue<Frame> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private Connection connection;
    private Frame greeting;
    private int keys;

    private Someone(String token) {
        this.token = token;
    }

    static Someone named(String name, PublicAddress gateway) {
        var subject = name + "-" + Long.toHexString(System.nanoTime());
        return new Someone(gateway.token(subject, name)).connects(gateway, Map.of());
    }

    /// The same person on another connection that goes on after these.
    Someone resumes(PublicAddress gateway, Map<String, Long> positions) {
        return new Someone(token).connects(gateway, positions);
    }

    private Someone connects(PublicAddress gateway, Map<String, Long> positions) {
        try {
            connection = Connection.open(gateway.socket(), this);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        var resume = positions.entrySet().stream()
                .map(position -> Map.of("conversation_id", position.getKey(), "seq", position.getValue()))
                .toList();
        greeting = does("connect", "token", token, "client", Map.of("name", "test", "version", "1"), "resume", resume);
        return this;
    }

    String token() {
        return token;
    }

    String id() {
        return greeting.at("user").path("id").asText();
    }

    /// Asks, and takes nothing but an `ok`.
    Frame does(String type, Object... fields) {
        return assertInstanceOf(
                        Answer.Ok.class, connection.asks(Frame.of(type, fields)).join(), type)
                .frame();
    }

    /// Asks, and takes nothing but a refusal; tells its code.
    String isRefused(String type, Object... fields) {
        return assertInstanceOf(
                        Answer.Refused.class,
                        connection.asks(Frame.of(type, fields)).join(),
                        type)
                .code();
    }

    /// A group with these people.
    String gathers(Someone... others) {
        var ids = List.of(others).stream().map(Someone::id).toList();
        return does("conversation.create", "kind", "group", "title", "a group", "participants", ids)
                .at("conversation")
                .path("id")
                .asText();
    }

    Frame says(String conversation, String content) {
        return saysSoon(conversation, content).join();
    }

    CompletableFuture<Frame> saysSoon(String conversation, String content) {
        var command = Frame.of(
                "message.send",
                "conversation_id",
                conversation,
                "key",
                "k" + ++keys,
                "content",
                content,
                "ai",
                "never");
        return connection
                .asks(command)
                .thenApply(answer -> assertInstanceOf(Answer.Ok.class, answer, answer::toString)
                        .frame());
    }

    /// The next message with this content.
    Frame hears(String content) {
        return hears(
                "\"" + content + "\"",
                event -> event.type().equals("message.sent")
                        && event.at("message").path("content").asText().equals(content));
    }

    /// The next event of this type.
    Frame hearsA(String type) {
        return hears(type, event -> event.type().equals(type));
    }

    Frame hears(String what, Predicate<Frame> isIt) {
        var passed = new ArrayList<Frame>();
        while (true) {
            var event = next();
            if (event == null) {
                throw new AssertionError("did not hear " + what + ", but " + passed);
            }
            if (isIt.test(event)) {
                return event;
            }
            passed.add(event);
        }
    }

    private Frame next() {
        try {
            return events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// Everything there is to be heard until an event of this type.
    List<Frame> hearsAllUntil(String type) {
        var all = new ArrayList<Frame>();
        do {
            var event = next();
            if (event == null) {
                throw new AssertionError("did not hear " + type + ", but " + all);
            }
            all.add(event);
        } while (!all.getLast().type().equals(type));
        return all;
    }

    void vanishes() {
        connection.vanishes();
    }

    @Override
    public void heard(Frame event) {
        events.add(event);
    }

    @Override
    public void closed(int code) {
        end.complete(code);
    }

    @Override
    public void close() {
        connection.leaves();
    }
}
