package dev.parley.attack.labels;

import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.Wire;
import java.io.IOException;

/// One request after the other, on one connection as long as it is kept open; refused and closed is an answer too.
final class Requests {
    private final Target target;
    private Wire wire;
    private int connections;

    Requests(Target target) {
        this.target = target;
    }

    void answered(String request) throws IOException {
        if (!(wire != null && isAnswered(request))) {
            if (wire != null) {
                wire.close();
            }
            wire = target.wire(Source.ofMany(connections++));
            if (!isAnswered(request)) {
                wire.close();
                wire = null;
            }
        }
    }

    /// Its answer is read whole; false where the connection has ended.
    private boolean isAnswered(String request) throws IOException {
        try {
            wire.writes(request);
            var head = wire.head();
            wire.reads(length(head));
            return !head.isEmpty();
        } catch (java.net.SocketException ended) {
            return false;
        }
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
