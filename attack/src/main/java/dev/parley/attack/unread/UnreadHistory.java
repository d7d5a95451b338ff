package dev.parley.attack.unread;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.time.Duration;

/// Pages of history as large as they can be, asked for by one person on many sockets and not read.
public final class UnreadHistory implements Scenario {
    private static final int PAGE = 500;

    private final int sockets;
    private final int messages;
    private final Duration time;
    private String token;
    private String conversation;

    public UnreadHistory(int sockets, int messages, Duration time) {
        this.sockets = sockets;
        this.messages = messages;
        this.time = time;
    }

    @Override
    public String name() {
        return "unread-history";
    }

    @Override
    public String sentence() {
        return "one person asks on %d sockets for pages of %d messages of 60 kB and reads none"
                .formatted(sockets, PAGE);
    }

    @Override
    public void prepares(Target target) throws Exception {
        token = target.tokenOf("hoarder");
        conversation = LargeConversation.of(target, token, messages);
    }

    @Override
    public void strikes(Target target) throws Exception {
        target.attacks(sockets, time, number -> {
            var socket = target.signedIn(Source.one(), token);
            for (var i = 0; i < 2; i++) {
                socket.says(
                        Frame.of("message.history", "ref", "h" + i, "conversation_id", conversation, "limit", PAGE));
            }
            target.struck();
            target.lingers(time);
        });
    }
}
