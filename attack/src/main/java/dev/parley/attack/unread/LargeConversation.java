package dev.parley.attack.unread;

import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A conversation whose messages are as long as they may be, of a character that takes six times as much in JSON. All
/// of it within the limits.
public final class LargeConversation {
    private static final String LONGEST = "\u0001".repeat(10_000);
    private static final int AT_ONCE = 8;

    private LargeConversation() {}

    public static String of(Target target, String token, int messages) throws IOException {
        var socket = target.signedIn(Source.one(), token);
        var id = socket.asks(Frame.of(
                        "conversation.create",
                        "ref",
                        "new",
                        "kind",
                        "group",
                        "title",
                        "large",
                        "participants",
                        List.of()))
                .at("conversation")
                .path("id")
                .asText();
        var sent = 0;
        while (sent < messages) {
            var many = Math.min(AT_ONCE, messages - sent);
            for (var i = 0; i < many; i++) {
                socket.says(message(id, sent + i));
            }
            for (var i = 0; i < many; i++) {
                var answer = socket.hears(frame -> frame.has("ref"));
                if (answer.type().equals("ok")) {
                    sent++;
                } else {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                            answer.json().path("retry_after_ms").asLong(200)));
                }
            }
        }
        return id;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode message(String id, int number) {
        return Frame.of(
                "message.send",
                "ref",
                "m" + number,
                "conversation_id",
                id,
                "key",
                "m" + number + "-" + Long.toHexString(System.nanoTime()),
                "content",
                LONGEST,
                "ai",
                "never");
    }
}
