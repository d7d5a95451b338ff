package dev.parley.soak.proof;

import dev.parley.soak.fault.Network;
import dev.parley.soak.stack.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Leads the processes of a stack over ways that can be cut: lays them, and says so in the processes' settings.
final class Wiring {
    private static final String REDIS = "redis";
    private static final String POSTGRES = "postgres";

    private final Path data;
    private final Network network;
    private final Map<String, String> settings = new HashMap<>();

    Wiring(Path data, Network network) {
        this.data = data;
        this.network = network;
    }

    /// Every gateway hears Redis so, and the last one reaches all of its siblings so.
    Map<String, String> ofGateways(Size size) throws IOException {
        for (var number = 1; number <= size.gateways(); number++) {
            hears("gateway-" + number);
        }
        var last = "gateway-" + size.gateways();
        reaches(last, "SESSION_SERVICE_URL", List.of("session-1"));
        reaches(last, "AI_BRIDGE_URL", List.of("ai-bridge-1"));
        return settings;
    }

    /// Everybody reaches everybody so. Each prefers another sibling, that none of them is idle.
    Map<String, String> ofAll(Size size) throws IOException {
        var sessions = names("session", size.sessionServices());
        var bridges = names("ai-bridge", size.aiBridges());
        for (var number = 1; number <= size.gateways(); number++) {
            var gateway = "gateway-" + number;
            hears(gateway);
            reaches(gateway, "SESSION_SERVICE_URL", from(sessions, number));
            reaches(gateway, "AI_BRIDGE_URL", from(bridges, number));
        }
        for (var bridge : bridges) {
            tells(bridge);
            reaches(bridge, "SESSION_SERVICE_URL", sessions);
        }
        for (var session : sessions) {
            tells(session);
            stores(session);
        }
        return settings;
    }

    private static List<String> names(String kind, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> kind + "-" + number)
                .toList();
    }

    /// The same ones, beginning with this one.
    private static List<String> from(List<String> all, int number) {
        var turned = new ArrayList<>(all);
        Collections.rotate(turned, 1 - number);
        return turned;
    }

    private void reaches(String from, String setting, List<String> siblings) {
        set(
                from,
                setting,
                siblings.stream()
                        .map(to -> network.lay(from, to, "http").toString())
                        .collect(Collectors.joining(",")));
    }

    private void hears(String from) throws IOException {
        set(from, "REDIS_URL", redis(network.layForHints(from, REDIS).getAuthority()));
    }

    private void tells(String from) throws IOException {
        set(from, "REDIS_URL", redis(network.lay(from, REDIS, "redis").getAuthority()));
    }

    private void stores(String from) throws IOException {
        var way = network.lay(from, POSTGRES, "postgres").getAuthority();
        // Where the stack looks for it before it gives the pool a login.
        var password = secret(data.resolve(POSTGRES).resolve("pool-password.made"));
        set(from, "DATABASE_URL", "postgres://parley_app:" + password + "@" + way + "/parley");
    }

    private String redis(String way) throws IOException {
        return "redis://:" + secret(data.resolve(REDIS).resolve("password")) + "@" + way;
    }

    /// Made before the stack makes it up itself, since the way there leads through a proxy.
    private static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, UUID.randomUUID().toString().replace("-", ""));
        }
        return Files.readString(file);
    }

    private void set(String process, String name, String value) {
        settings.put("PARLEY_ENV_" + process.replace('-', '_') + "_" + name, value);
    }
}
