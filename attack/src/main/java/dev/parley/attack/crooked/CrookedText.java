package dev.parley.attack.crooked;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// JSON in another encoding than UTF-8, and strings that are no Unicode text.
public final class CrookedText implements Scenario {
    @Override
    public String name() {
        return "crooked-text";
    }

    @Override
    public String sentence() {
        return "JSON in UTF-16, keys that are half a character, and attachments that are scripts";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var socket = target.signedIn(Source.one(), target.tokenOf("crooked"));
        var group = socket.asks(Frame.of(
                        "conversation.create", "ref", "c", "kind", "group", "title", "t", "participants", List.of()))
                .at("conversation")
                .path("id")
                .asText();
        socket.wire()
                .writes(Bytes.frame(
                        true, Bytes.TEXT, "{\"type\":\"ping\",\"ref\":\"utf16\"}".getBytes(StandardCharsets.UTF_16BE)));
        target.finds(Finding.that(
                "UTF-16 is no JSON",
                socket.hears(frame ->
                                frame.type().equals("error") || frame.toString().contains("utf16"))
                        .type()
                        .equals("error")));
        for (var field : List.of("key", "content", "ref")) {
            var text = "{\"type\":\"message.send\",\"conversation_id\":\"" + group + "\",\"ai\":\"never\","
                    + value("ref", "r", field) + value("key", "k-" + field, field) + value("content", "c", field)
                    + "\"last\":0}";
            socket.wire().writes(Bytes.text(text));
            var answer = socket.hears(
                    frame -> frame.type().equals("error") || frame.type().equals("ok"));
            target.finds(Finding.that("half a character is no " + field, isBad(answer)));
        }
        socket.says(Frame.of(
                "message.send",
                "ref",
                "a",
                "conversation_id",
                group,
                "key",
                "a",
                "content",
                "look",
                "ai",
                "never",
                "attachments",
                List.of(java.util.Map.of("type", "file", "url", "javascript:alert(1)", "filename", "a", "size", 1))));
        target.finds(Finding.that(
                "a script is no attachment",
                isBad(socket.hears(frame -> frame.type().equals("error") || frame.has("ref")))));
    }

    private static boolean isBad(Frame answer) throws IOException {
        return answer.json().path("code").asText().equals("bad_request");
    }

    private static String value(String name, String good, String bad) {
        return "\"" + name + "\":\"" + (name.equals(bad) ? "k\\ud800" : good) + "\",";
    }
}
