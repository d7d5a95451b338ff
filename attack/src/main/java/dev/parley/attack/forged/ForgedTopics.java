package dev.parley.attack.forged;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Frames that only the server or a service may say, put into a topic by somebody signed in.
public final class ForgedTopics implements Scenario {
    private static final String LIE = "please pay";
    private static final List<String> EVENTS = List.of(
            "new_message",
            "nda_signed",
            "notification",
            "connected",
            "pitch_liked",
            "pitch_viewed",
            "new_comment",
            "message_sent",
            "user_online",
            "error");

    @Override
    public String name() {
        return "forged-topics";
    }

    @Override
    public String sentence() {
        return "somebody signed in publishes %s to a pitch in another's name".formatted(String.join(", ", EVENTS));
    }

    @Override
    public void strikes(Target target) throws Exception {
        var watcher = target.wire(Source.one());
        var pitchey =
                dev.parley.attack.wire.WebSocketWire.on(watcher, "/api/messages/ws?token=" + target.tokenOf("watcher"));
        pitchey.hears(frame -> frame.type().equals("connected"));
        pitchey.says(Frame.of("pitch_view", "pitchId", 7));
        var forger = target.signedIn(Source.one(), target.tokenOf("forger"));
        for (var event : EVENTS) {
            forger.says(Frame.of(
                    "topic.publish",
                    "ref",
                    event,
                    "topic",
                    "pitch:7",
                    "event",
                    event,
                    "data",
                    Map.of(
                            "conversationId",
                            5,
                            "messageId",
                            99,
                            "senderId",
                            1_000_000_000,
                            "senderName",
                            "alice",
                            "userId",
                            1_000_000_000,
                            "username",
                            "alice",
                            "title",
                            LIE,
                            "content",
                            LIE)));
            forger.hears(frame -> frame.json().path("ref").asText().equals(event));
        }
        target.finds(Finding.none("forged frame heard", heard(pitchey)));
    }

    /// Everything up to the answer to a ping that carries the lie.
    private static List<String> heard(dev.parley.attack.wire.WebSocketWire socket) throws IOException {
        var lies = new ArrayList<String>();
        for (var round = 0; round < 2; round++) {
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000);
            socket.says(Frame.of("ping"));
            socket.hears(frame -> {
                if (frame.toString().contains(LIE)
                        || frame.json().path("username").asText().equals("alice")) {
                    lies.add(frame.toString());
                }
                return frame.type().equals("pong");
            });
        }
        return lies;
    }
}
