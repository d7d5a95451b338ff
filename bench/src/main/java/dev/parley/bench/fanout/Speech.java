package dev.parley.bench.fanout;

import dev.parley.bench.load.WebSocket;
import dev.parley.bench.people.Person;
import dev.parley.bench.system.Measured;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How everybody in a room speaks: the dialects in which people write to each other.
enum Speech {
    PARLEY("parley.v1", Person.PATH, "{\"type\":\"message.sent\"") {
        @Override
        WebSocket join(Measured system, String token) throws IOException {
            return Person.connect(system.address(path), token).socket();
        }

        @Override
        String beforeContent(Person.Conversation room) {
            return "{\"type\":\"message.send\",\"ref\":\"m\",\"conversation_id\":\"" + room.id() + "\",\"content\":\"";
        }

        @Override
        String beforeKey() {
            return "\",\"key\":\"";
        }

        @Override
        String end() {
            return "\"}";
        }
    },
    ROOMS("rooms", "/", "{\"type\":\"chat:message\"") {
        @Override
        String beforeContent(Person.Conversation room) {
            return "{\"type\":\"chat:message\",\"payload\":{\"chatId\":\"" + room.id() + "\",\"content\":\"";
        }

        @Override
        String beforeKey() {
            return "\",\"key\":\"";
        }

        @Override
        String end() {
            return "\"}}";
        }
    },
    PITCHEY("pitchey", "/api/messages/ws", "{\"type\":\"new_message\"", "{\"type\":\"message_sent\"") {
        @Override
        String beforeContent(Person.Conversation room) {
            return "{\"type\":\"send_message\",\"conversationId\":" + room.number() + ",\"content\":\"";
        }

        @Override
        String beforeKey() {
            return "\",\"requestId\":\"";
        }

        @Override
        String end() {
            return "\"}";
        }
    };

    final String wire;
    final String path;
    /// How a frame begins that delivers a message, to its sender too.
    final List<String> deliveries;

    Speech(String wire, String path, String... deliveries) {
        this.wire = wire;
        this.path = path;
        this.deliveries = List.of(deliveries);
    }

    static Speech of(String name) {
        return Arrays.stream(values())
                .filter(speech -> speech.wire.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--dialect takes " + names() + ", not " + name));
    }

    static String names() {
        return Arrays.stream(values()).map(speech -> speech.wire).collect(Collectors.joining(", "));
    }

    /// A connection that hears what is said from now on.
    WebSocket join(Measured system, String token) throws IOException {
        var socket = WebSocket.open(system.address(path + "?token=" + token), null);
        try {
            socket.await("\"connected\"");
            return socket;
        } catch (IOException | RuntimeException refused) {
            socket.close();
            throw refused;
        }
    }

    abstract String beforeContent(Person.Conversation room);

    /// Between the content and what makes a repetition known.
    abstract String beforeKey();

    abstract String end();
}
