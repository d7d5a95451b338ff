package dev.parley.attack.forged;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A stranger in a public conversation types, and listens to who types and reads there.
public final class TypingStrangers implements Scenario {
    @Override
    public String name() {
        return "typing-strangers";
    }

    @Override
    public String sentence() {
        return "a stranger opens a public conversation, types there, and listens to who types and reads";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var alice = target.signedIn(Source.one(), target.tokenOf("alice"));
        var group = alice.asks(Frame.of(
                        "conversation.create", "ref", "c", "kind", "group", "title", "t", "participants", List.of()))
                .at("conversation")
                .path("id")
                .asText();
        alice.asks(Frame.of("conversation.update", "ref", "u", "conversation_id", group, "visibility", "public"));
        var stranger = target.signedIn(Source.one(), target.tokenOf("stranger"));
        stranger.asks(Frame.of("conversation.open", "ref", "o", "conversation_id", group));
        stranger.says(Frame.of("typing.set", "ref", "t", "conversation_id", group, "typing", true));
        stranger.hears(frame -> frame.json().path("ref").asText().equals("t"));
        target.finds(Finding.none("stranger's typing heard by members", said("typing.changed", alice)));
        var sent = alice.asks(Frame.of(
                "message.send", "ref", "m", "conversation_id", group, "key", "k", "content", "hi", "ai", "never"));
        alice.says(Frame.of("typing.set", "ref", "t", "conversation_id", group, "typing", true));
        alice.says(Frame.of(
                "read.mark",
                "ref",
                "r",
                "conversation_id",
                group,
                "seq",
                sent.at("message").path("seq").asLong()));
        target.finds(Finding.none("typing of members heard by strangers", said("typing.changed", stranger)));
        target.finds(Finding.none("read mark heard by strangers", said("read.marked", stranger)));
    }

    /// What of this type a socket hears before the answer to its ping, a moment later.
    private static List<String> said(String type, WebSocketWire socket) throws IOException {
        java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
        var said = new ArrayList<String>();
        var ref = "p" + type;
        socket.says(Frame.of("ping", "ref", ref));
        socket.hears(frame -> {
            if (frame.type().equals(type)) {
                said.add(frame.toString());
            }
            return frame.json().path("ref").asText("").equals(ref);
        });
        return said;
    }
}
