package dev.parley.soak.proof;

import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.fault.Gate;
import dev.parley.soak.fault.Hints;
import dev.parley.soak.fault.Proxy;
import dev.parley.soak.fault.SmallDisk;
import dev.parley.soak.stack.ParleyStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A stack whose processes can be cut off from each other: every gateway hears Redis through a proxy, and the last one
/// reaches all of its siblings only through proxies. PostgreSQL writes to a small disk, where one can be had.
public final class Stage implements AutoCloseable {
    /// Nobody is held back by limits, as few people say here what many would say elsewhere. A killed bridge's replies
    /// are taken over soon.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("DEV_CANISTER_WORD_DELAY", "5"),
            Map.entry("BRIDGE_REPLY_LEASE", "6s"),
            Map.entry("BRIDGE_REPLY_RENEW_EVERY", "2s"),
            Map.entry("GATEWAY_LIMITS_COMMANDS_PER_SECOND", "0"),
            Map.entry("GATEWAY_LIMITS_AI_MESSAGES_PER_MINUTE", "0"),
            Map.entry("GATEWAY_LIMITS_PEOPLE_MESSAGES_PER_SECOND", "0"),
            Map.entry("GATEWAY_LIMITS_TEXT_BYTES_PER_SECOND", "0"),
            Map.entry("GATEWAY_LIMITS_FRAMES_PER_MINUTE", "0"),
            Map.entry("GATEWAY_LIMITS_CONNECTIONS_PER_MINUTE", "0"),
            Map.entry("SESSION_CONTACT_STRANGERS_PER_MINUTE", "0"),
            Map.entry("SESSION_CONTACT_SAME_PERSON_PER_DAY", "0"));

    /// Within so much time everybody is current again, where the stack starts within [#BRISK].
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static final Duration BRISK = Duration.ofSeconds(15);

    private final ParleyStack stack;
    private final Duration bound;
    private final Optional<SmallDisk> disk;
    private final Gate gate;
    private final Hints hints;
    private final List<Proxy> proxies;

    private Stage(
            ParleyStack stack, Duration bound, Optional<SmallDisk> disk, Gate gate, Hints hints, List<Proxy> proxies) {
        this.stack = stack;
        this.disk = disk;
        this.bound = bound;
        this.gate = gate;
        this.hints = hints;
        this.proxies = proxies;
    }

    /// Made before the stack makes it up itself, since the way to its Redis leads through a proxy.
    private static String redisPassword(Path data) throws IOException {
        var file = data.resolve("redis").resolve("password");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, UUID.randomUUID().toString().replace("-", ""));
        }
        return Files.readString(file);
    }

    public static Stage open(int port, int gateways, long seed, Map<String, String> more) {
        try {
            var data = Files.createTempDirectory("parley-soak");
            var hints = new Hints(seed);
            var gate = new Gate();
            var proxies = new ArrayList<Proxy>();
            var settings = new HashMap<>(SETTINGS);
            settings.putAll(more);
            for (var number = 1; number <= gateways; number++) {
                var isLast = number == gateways;
                var redis = Proxy.toRedis(() -> ParleyStack.address(data, "redis"), isLast ? gate : new Gate(), hints);
                proxies.add(redis);
                settings.put(
                        setting(number, "REDIS_URL"),
                        "redis://:" + redisPassword(data) + "@"
                                + redis.address("redis").getAuthority());
                if (isLast) {
                    var session = Proxy.to(() -> ParleyStack.address(data, "session-1"), gate);
                    var bridge = Proxy.to(() -> ParleyStack.address(data, "ai-bridge-1"), gate);
                    proxies.addAll(List.of(session, bridge));
                    settings.put(
                            setting(number, "SESSION_SERVICE_URL"),
                            session.address("http").toString());
                    settings.put(
                            setting(number, "AI_BRIDGE_URL"),
                            bridge.address("http").toString());
                }
            }
            var disk = SmallDisk.mountedAt(data.resolve("postgres"));
            var begun = System.nanoTime();
            var stack = ParleyStack.start(data, port, gateways, settings);
            return new Stage(stack, bound(Duration.ofNanos(System.nanoTime() - begun)), disk, gate, hints, proxies);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Duration bound(Duration start) {
        var slowness = Math.max(1, start.toMillis() / (double) BRISK.toMillis());
        var bound = Duration.ofMillis((long) (BOUND.toMillis() * slowness));
        System.out.printf(
                Locale.ROOT,
                "the stack started within %.1f s: after a fault everybody is to be current within %.1f s%n",
                start.toMillis() / 1000.0,
                bound.toMillis() / 1000.0);
        return bound;
    }

    /// How long after a fault has healed everybody must be current: 5 s, and longer only where the machine is so slow
    /// that the stack takes more than 15 s to start, by as much.
    public Duration bound() {
        return bound;
    }

    private static String setting(int gateway, String name) {
        return "PARLEY_ENV_gateway_" + gateway + "_" + name;
    }

    public ParleyStack stack() {
        return stack;
    }

    public List<PublicAddress> gateways() {
        return stack.gateways();
    }

    /// Between the last gateway and everything behind it.
    Gate gate() {
        return gate;
    }

    /// What PostgreSQL writes to, where it is a small one of its own.
    Optional<SmallDisk> disk() {
        return disk;
    }

    public Hints hints() {
        return hints;
    }

    @Override
    public void close() {
        gate.heal();
        stack.ends();
        disk.ifPresent(stack.keepsData() ? SmallDisk::isKept : SmallDisk::close);
        stack.close();
        proxies.forEach(Proxy::close);
    }
}
