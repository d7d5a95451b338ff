package dev.parley.attack.storm;

import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Conversations of one person alone, created within the limits.
public final class Groups {
    private static final int AT_ONCE = 20;

    private final Target target;
    private final String token;

    public Groups(Target target, String token) {
        this.target = target;
        this.token = token;
    }

    public List<String> created(int count) throws IOException {
        var socket = target.signedIn(Source.one(), token);
        var ids = new ArrayList<String>();
        while (ids.size() < count) {
            var many = Math.min(AT_ONCE, count - ids.size());
            for (var i = 0; i < many; i++) {
                socket.says(Frame.of(
                        "conversation.create",
                        "ref",
                        "c" + i,
                        "kind",
                        "group",
                        "title",
                        "group " + ids.size(),
                        "participants",
                        List.of()));
            }
            for (var i = 0; i < many; i++) {
                var answer = socket.hears(frame -> frame.has("ref"));
                if (answer.type().equals("ok")) {
                    ids.add(answer.at("conversation").path("id").asText());
                } else {
                    target.lingers(Duration.ofMillis(
                            answer.json().path("retry_after_ms").asLong(100)));
                }
            }
        }
        return ids;
    }
}
