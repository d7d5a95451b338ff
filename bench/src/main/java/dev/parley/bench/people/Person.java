package dev.parley.bench.people;

import dev.parley.bench.load.WebSocket;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody who is signed in with one connection of parley.v1.
public record Person(String id, WebSocket socket) implements AutoCloseable {
    public static final String PATH = "/parley";

    private static final Pattern USER = Pattern.compile("\"user\":\\{\"id\":\"([^\"]+)\"");
    private static final Pattern CONVERSATION =
            Pattern.compile("\"conversation\":\\{\"id\":\"([^\"]+)\"(?:,\"number\":(\\d+))?");

    /// `number` is 0 where the server has none.
    public record Conversation(String id, long number) {}

    /// Connects, upgrades and signs in.
    public static Person connect(URI address, String token) throws IOException {
        var socket = WebSocket.open(address, "parley.v1");
        try {
            socket.say("{\"type\":\"connect\",\"ref\":\"connect\",\"token\":\"" + token
                    + "\",\"client\":{\"name\":\"bench\",\"version\":\"1\"}}");
            return new Person(find(USER, socket.await("\"ref\":\"connect\"")), socket);
        } catch (IOException | RuntimeException refused) {
            socket.close();
            throw refused;
        }
    }

    /// A conversation with those people besides; its id.
    public String createConversation(String kind, Collection<String> others) throws IOException {
        return create(kind, others).id();
    }

    public Conversation create(String kind, Collection<String> others) throws IOException {
        var participants = others.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        var ref = UUID.randomUUID().toString();
        socket.say(
                "{\"type\":\"conversation.create\",\"ref\":\"%s\",\"kind\":\"%s\",\"title\":\"bench\",\"participants\":[%s]}"
                        .formatted(ref, kind, participants));
        var answer = CONVERSATION.matcher(socket.await("\"ref\":\"" + ref + "\""));
        if (!answer.find()) {
            throw new IOException("no conversation in the answer");
        }
        return new Conversation(answer.group(1), answer.group(2) == null ? 0 : Long.parseLong(answer.group(2)));
    }

    /// Waits until a conversation somebody else has created is there.
    public void awaitConversation(String conversation) throws IOException {
        socket.await("\"conversation_id\":\"" + conversation + "\"");
    }

    private static String find(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in the answer");
        }
        return found.group(1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
