package dev.parley.soak.crowd;

import dev.parley.soak.client.Answer;
import dev.parley.soak.client.Frame;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Violations;

/// What one does to see.
final class Looking {
    private static final int SOME = 30;
    private static final int MANY = 100;

    private final Device device;
    private final Ledger ledger;
    private final Violations violations;

    Looking(Device device, Ledger ledger, Violations violations) {
        this.device = device;
        this.ledger = ledger;
        this.violations = violations;
    }

    private String me() {
        return device.person().id();
    }

    boolean opens(String conversation) {
        return opens(conversation, SOME);
    }

    private boolean opens(String conversation, int limit) {
        var command = Frame.of("conversation.open", "conversation_id", conversation, "limit", limit);
        return device.asks(command, device.replica()::opens).join().isOk();
    }

    /// A page further back. Whether there may be more.
    boolean looksBack(String conversation, int limit) {
        var from = device.replica().of(conversation, state -> state.isWhole() ? null : state.oldestOfPage());
        if (from.isEmpty()) {
            return false;
        }
        var command =
                Frame.of("message.history", "conversation_id", conversation, "before_seq", from.get(), "limit", limit);
        return device.asks(command, page -> device.replica().takePage(conversation, page))
                .join()
                .isOk();
    }

    void looksBack(String conversation) {
        if (device.replica().isOpen(conversation)) {
            looksBack(conversation, SOME);
        }
    }

    /// Everything of every conversation.
    boolean looksAtEverything() {
        for (var conversation : device.replica().conversations()) {
            if (!opens(conversation, MANY)) {
                return false;
            }
            while (looksBack(conversation, MANY)) {
                continue;
            }
            if (!device.replica().of(conversation, state -> state.isWhole()).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    void reads(String conversation, Intention intention) {
        var last = device.replica().heardUpTo(conversation);
        if (last == 0) {
            return;
        }
        var upTo = Math.max(1, last - Math.floorMod(intention.second(), 4));
        var answer = device.does("read.mark", "conversation_id", conversation, "seq", upTo);
        if (answer instanceof Answer.Ok(var ok)) {
            ledger.hasRead(conversation, me(), upTo);
            if (ok.number("seq") < upTo) {
                violations.add(device.name() + ": marked " + upTo + " as read, told " + ok);
            }
        }
    }

    void searches(String conversation, Intention intention) {
        var here = intention.second() % 2 == 0 ? conversation : null;
        var answer = device.does("message.search", "query", "harbour lantern", "conversation_id", here, "limit", 20);
        if (answer instanceof Answer.Ok(var found)) {
            for (var hit : found.at("hits")) {
                var where = hit.path("message").path("conversation_id").asText();
                if (!ledger.wasEverMember(me(), where)) {
                    violations.add(device.name() + ": found what is not for it: " + hit);
                }
            }
        }
    }

    void types(String conversation, Intention intention) {
        var typing = intention.second() % 3 != 0;
        var command = Frame.of("typing.set", "conversation_id", conversation, "typing", typing);
        var answer = device.asks(command, _ -> {});
        if (typing) {
            // It may be told before it is answered, and come after it.
            ledger.types(conversation, me());
            answer.join();
            ledger.types(conversation, me());
        } else {
            answer.join();
        }
    }

    void looksAround(String conversation) {
        device.does("presence.get", "conversation_id", conversation);
    }
}
