package dev.parley.attack.unread;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.time.Duration;

/// The stream of an AI's reply, followed over and over on many connections and not read.
public record UnreadStreams(int connections, Duration time) implements Scenario {
    private static final int REQUESTS = 1_000;

    @Override
    public String name() {
        return "unread-streams";
    }

    @Override
    public String sentence() {
        return "one person follows a reply on %d connections %d times each and reads nothing"
                .formatted(connections, REQUESTS);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var token = target.tokenOf("follower");
        var socket = target.signedIn(Source.one(), token);
        var conversation = socket.asks(Frame.of("conversation.create", "ref", "c", "kind", "ai", "title", "t"))
                .at("conversation")
                .path("id")
                .asText();
        socket.says(Frame.of(
                "message.send",
                "ref",
                "m",
                "conversation_id",
                conversation,
                "key",
                "m",
                "content",
                "eval(input)\n".repeat(200)));
        var reply = socket.hears(frame -> frame.has("reply_id")).text("reply_id");
        var request = Bytes.request("GET", "/api/v1/replies/" + reply + "/stream", "Authorization: Bearer " + token);
        target.attacks(connections, time, _ -> {
            var wire = target.wire(Source.one());
            wire.writes(request);
            if (wire.status() == 200) {
                target.struck();
            }
            wire.writes(Bytes.repeated(request, REQUESTS - 1));
            target.lingers(time);
        });
    }
}
