package dev.parley.attack.unread;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.time.Duration;

/// Large answers of the REST face, asked for by one person on many connections and not read.
public final class UnreadRest implements Scenario {
    private static final int REQUESTS = 20;

    private final int connections;
    private final int messages;
    private final Duration time;
    private String token;
    private String conversation;

    public UnreadRest(int connections, int messages, Duration time) {
        this.time = time;
        this.connections = connections;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "unread-rest";
    }

    @Override
    public String sentence() {
        return "one person asks on %d connections %d times each for all messages there are and reads nothing"
                .formatted(connections, REQUESTS);
    }

    @Override
    public void prepares(Target target) throws Exception {
        token = target.tokenOf("hoarder");
        conversation = LargeConversation.of(target, token, messages);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var request = Bytes.request(
                "GET",
                "/api/v1/conversations/" + conversation + "/messages?limit=500",
                "Authorization: Bearer " + token);
        target.attacks(connections, time, _ -> {
            var wire = target.wire(Source.one());
            wire.writes(Bytes.repeated(request, REQUESTS));
            Answered.orRefused(target, wire, time);
        });
    }
}
