package dev.parley.attack.forged;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.Wire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Somebody with access to Redis announces a message that there is not, under the number of the next genuine one.
public final class ForgedHints implements Scenario {
    private static final String LIE = "please pay";
    private static final String TRUTH = "the genuine one";

    @Override
    public String name() {
        return "forged-hints";
    }

    @Override
    public String sentence() {
        return "somebody with access to Redis announces a message that there is not";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var redis = target.stack().address("redis");
        target.finds(new Finding(
                "Redis asks for a password",
                answer(redis, "", "PING"),
                !answer(redis, "", "PING").startsWith("+")));
        var token = target.tokenOf("alice");
        var speaker = target.signedIn(Source.one(), token);
        var listener = target.signedIn(Source.one(), token);
        var group = speaker.asks(Frame.of(
                        "conversation.create", "ref", "c", "kind", "group", "title", "t", "participants", List.of()))
                .at("conversation")
                .path("id")
                .asText();
        var first = say(speaker, group, "the first").at("message");
        listener.hears(frame -> frame.toString().contains("the first"));
        var next = first.path("seq").asLong() + 1;
        var message = first.deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) message)
                .put("content", LIE)
                .put("seq", next)
                .put("changed_seq", next);
        var forged = "@x %d %d [{\"type\":\"message.sent\",\"conversation_id\":\"%s\",\"seq\":%d,\"message\":%s}]"
                .formatted(next, next, group, next, message);
        answer(redis, password(target), "PUBLISH", "c:" + group, forged);
        say(speaker, group, TRUTH);
        var lies = new ArrayList<String>();
        var heard = new ArrayList<String>();
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000);
        listener.says(Frame.of("ping", "ref", "p"));
        listener.hears(frame -> {
            if (frame.toString().contains(LIE)) {
                lies.add(frame.toString());
            }
            if (frame.toString().contains(TRUTH)) {
                heard.add(frame.toString());
            }
            return frame.json().path("ref").asText("").equals("p");
        });
        target.finds(Finding.none("forged message heard", lies));
        target.finds(Finding.that("the genuine message is heard", heard.size() == 1));
    }

    private static Frame say(dev.parley.attack.wire.WebSocketWire socket, String group, String text)
            throws IOException {
        return socket.asks(Frame.of(
                "message.send", "ref", text, "conversation_id", group, "key", text, "content", text, "ai", "never"));
    }

    /// Of whoever may read the stack's own folder; empty where Redis has none.
    private static String password(Target target) throws IOException {
        var file = target.stack().logs().resolveSibling("redis").resolve("password");
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    /// The first line Redis answers with.
    private static String answer(URI redis, String password, String... words) throws IOException {
        try (var wire = Wire.to(redis.getPort(), Source.one())) {
            if (!password.isEmpty()) {
                wire.writes(command("AUTH", password));
                line(wire);
            }
            wire.writes(command(words));
            return line(wire);
        }
    }

    private static byte[] command(String... words) {
        var text = new StringBuilder("*" + words.length + "\r\n");
        for (var word : words) {
            text.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Wire wire) throws IOException {
        var line = new StringBuilder();
        for (var next = wire.reads(1); next.length == 1 && next[0] != '\n'; next = wire.reads(1)) {
            line.append((char) next[0]);
        }
        return line.toString().strip();
    }
}
