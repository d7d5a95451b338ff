package dev.parley.attack.storm;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.soak.client.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/// One person with many conversations, who goes on in all of them on many sockets at once.
public record ManyResumes(int conversations, int sockets) implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "many-resumes";
    }

    @Override
    public String sentence() {
        return "%d sockets resume %d conversations each, at once".formatted(sockets, conversations);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var token = target.tokenOf("collector");
        var ids = new Groups(target, token).created(conversations);
        var resume =
                ids.stream().map(id -> Map.of("conversation_id", id, "seq", 0)).toList();
        var done = target.attacks(sockets, TIME, _ -> {
            var socket = WebSocketWire.on(target.wire(Source.one()), "/parley", "Sec-WebSocket-Protocol: parley.v1");
            socket.wire().waitsFor(TIME);
            socket.asks(Frame.of(
                    "connect",
                    "ref",
                    "c",
                    "token",
                    token,
                    "client",
                    Map.of("name", "attack", "version", "1"),
                    "resume",
                    resume));
            var synced = new ArrayList<String>();
            while (synced.size() < conversations) {
                synced.add(socket.hears(frame -> frame.type().equals("conversation.synced")
                                || frame.type().equals("conversation.gap"))
                        .type());
            }
        });
        target.finds(new Finding("sockets that heard all of it", done + " of " + sockets, done == sockets));
    }
}
