package dev.parley.soak.proof;

import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.fault.Hints;
import dev.parley.soak.fault.Network;
import dev.parley.soak.fault.SmallDisk;
import dev.parley.soak.stack.ParleyStack;
import dev.parley.soak.stack.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A stack whose processes can be cut off from each other, by proxies on the ways between them. PostgreSQL writes to a
/// small disk, where one can be had.
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
    private final Network network;
    private final Hints hints;

    private Stage(ParleyStack stack, Duration bound, Optional<SmallDisk> disk, Network network, Hints hints) {
        this.stack = stack;
        this.disk = disk;
        this.bound = bound;
        this.network = network;
        this.hints = hints;
    }

    /// One whose last gateway can be cut off from all of its siblings.
    public static Stage open(int port, int gateways, long seed, Map<String, String> more) {
        return open(port, Size.ofGateways(gateways), seed, more, Wiring::ofGateways);
    }

    /// One with two of everything that a cluster runs several of, and a way to cut between each two of them.
    public static Stage openDoubled(int port, long seed, Map<String, String> more) {
        return open(port, new Size(2, 2, 2), seed, more, Wiring::ofAll);
    }

    /// Lays the ways that this stage wants; the settings that lead its processes there.
    private interface Plan {
        Map<String, String> lay(Wiring wiring, Size size) throws IOException;
    }

    private static Stage open(int port, Size size, long seed, Map<String, String> more, Plan plan) {
        try {
            var data = Files.createTempDirectory("parley-soak");
            var disk = SmallDisk.mountedAt(data.resolve("postgres"));
            var hints = new Hints(seed);
            var network = new Network(process -> ParleyStack.address(data, process), hints);
            var settings = new HashMap<>(SETTINGS);
            settings.putAll(more);
            settings.putAll(plan.lay(new Wiring(data, network), size));
            var begun = System.nanoTime();
            var stack = ParleyStack.start(data, port, size, settings);
            return new Stage(stack, bound(Duration.ofNanos(System.nanoTime() - begun)), disk, network, hints);
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

    public ParleyStack stack() {
        return stack;
    }

    public List<PublicAddress> gateways() {
        return stack.gateways();
    }

    /// The ways between its processes.
    public Network network() {
        return network;
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
        network.heal();
        stack.ends();
        disk.ifPresent(stack.keepsData() ? SmallDisk::isKept : SmallDisk::close);
        stack.close();
        network.close();
    }
}
