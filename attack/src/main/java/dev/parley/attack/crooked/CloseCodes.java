package dev.parley.attack.crooked;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Close frames with codes nobody may send, and texts that are none.
public final class CloseCodes implements Scenario {
    private static final List<Integer> WRONG =
            List.of(0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 9999, 65535);

    @Override
    public String name() {
        return "close-codes";
    }

    @Override
    public String sentence() {
        return "closes with %d codes that nobody may send, on three paths".formatted(WRONG.size());
    }

    @Override
    public void strikes(Target target) throws Exception {
        var wrong = new ArrayList<String>();
        for (var path : List.of("/ws", "/parley", "/")) {
            for (var code : WRONG) {
                var answered = answered(target, path, new byte[] {(byte) (code >> 8), (byte) (int) code});
                if (answered != 1002) {
                    wrong.add(code + " on " + path + " answered by " + answered);
                }
            }
            if (answered(target, path, new byte[] {3}) != 1002) {
                wrong.add("one byte on " + path);
            }
            if (answered(target, path, new byte[] {3, (byte) 0xe8, (byte) 0xff}) != 1007) {
                wrong.add("no UTF-8 on " + path);
            }
        }
        target.finds(Finding.none("wrong close not answered as such", wrong));
    }

    private static int answered(Target target, String path, byte[] payload) throws java.io.IOException {
        var headers = path.equals("/parley") ? new String[] {"Sec-WebSocket-Protocol: parley.v1"} : new String[0];
        try (var wire = target.wire(Source.one())) {
            var socket = dev.parley.attack.wire.WebSocketWire.on(wire, path, headers);
            wire.writes(Bytes.frame(true, Bytes.CLOSE, payload));
            return socket.closedWithin(Duration.ofSeconds(5));
        }
    }
}
