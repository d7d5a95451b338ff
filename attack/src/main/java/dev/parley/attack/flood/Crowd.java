package dev.parley.attack.flood;

import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A group of people, and the token of one among them who means harm.
record Crowd(String group, String attacker, List<String> listeners) {
    static Crowd gathers(Target target, int people) throws IOException {
        var tokens = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var number = 0; number < people; number++) {
            var token = target.tokenOf("listener-" + number);
            tokens.add(token);
            ids.add(idOf(target, token));
        }
        var attacker = target.tokenOf("flooder");
        var group = target.signedIn(Source.one(), attacker)
                .asks(Frame.of("conversation.create", "ref", "c", "kind", "group", "title", "t", "participants", ids))
                .at("conversation")
                .path("id")
                .asText();
        return new Crowd(group, attacker, tokens);
    }

    private static String idOf(Target target, String token) throws IOException {
        return WebSocketWire.on(target.wire(Source.one()), "/parley", "Sec-WebSocket-Protocol: parley.v1")
                .asks(Frame.of(
                        "connect", "ref", "c", "token", token, "client", Map.of("name", "attack", "version", "1")))
                .at("user")
                .path("id")
                .asText();
    }

    /// Whoever has this number, when all have as many devices.
    String listener(int number) {
        return listeners.get(number % listeners.size());
    }
}
