package dev.parley.attack.crooked;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Handshakes that RFC 6455 does not know.
public final class LyingHandshakes implements Scenario {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String VERSION = "Sec-WebSocket-Version: 13";
    private static final List<String> PATHS = List.of("/ws", "/parley", "/", "/chat", "/api/messages/ws");

    @Override
    public String name() {
        return "lying-handshakes";
    }

    @Override
    public String sentence() {
        return "%d handshakes of other versions, with keys of other forms, twice over, or with a body, on every path"
                .formatted(lies().size());
    }

    @Override
    public void strikes(Target target) throws Exception {
        var taken = new ArrayList<String>();
        for (var path : PATHS) {
            for (var lie : lies().entrySet()) {
                var status = status(target, lie.getValue().replace("PATH", path));
                if (status.contains(" 101") || status.contains(" 5")) {
                    taken.add(lie.getKey() + " on " + path + ": " + status);
                }
            }
        }
        target.finds(Finding.none("lie taken for a handshake", taken));
    }

    private static Map<String, String> lies() {
        var lies = new LinkedHashMap<String, String>();
        lies.put(
                "draft 76",
                upgrade("Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5", "Sec-WebSocket-Key2: 12998 5 Y3 1  .P00")
                        + "^n:ds[4U");
        lies.put("no version", upgrade(KEY));
        for (var version : List.of("0", "7", "8", "12", "14", "25", "x", "13, 8")) {
            lies.put("version " + version, upgrade(KEY, "Sec-WebSocket-Version: " + version));
        }
        lies.put("two versions", upgrade(KEY, VERSION, "Sec-WebSocket-Version: 8"));
        lies.put("no key", upgrade(VERSION));
        for (var key : List.of("", "abc", "dGhlIHNhbXBsZQ==", "dGhlIHNhbXBsZSBub25jZQ", "????????????????????????")) {
            lies.put("key " + key, upgrade("Sec-WebSocket-Key: " + key, VERSION));
        }
        lies.put("two keys", upgrade(KEY, "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", VERSION));
        lies.put("a body", upgrade(KEY, VERSION, "Content-Length: 5") + "hello");
        lies.put("two hosts", upgrade(KEY, VERSION, "Host: elsewhere.example"));
        lies.put("by POST", upgrade(KEY, VERSION).replace("GET ", "POST "));
        return lies;
    }

    private static String upgrade(String... headers) {
        var all = new ArrayList<>(List.of("Upgrade: websocket", "Connection: Upgrade"));
        all.addAll(List.of(headers));
        return Bytes.request("GET", "PATH", all.toArray(String[]::new));
    }

    private static String status(Target target, String request) throws IOException {
        try (var wire = target.wire(Source.one())) {
            wire.writes(request);
            return wire.head().lines().findFirst().orElse("closed");
        } catch (java.net.SocketException reset) {
            return "reset";
        }
    }
}
