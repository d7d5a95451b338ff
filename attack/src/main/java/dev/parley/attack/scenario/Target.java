package dev.parley.attack.scenario;

import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.attack.wire.Wire;
import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.stack.ParleyStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A stack under attack, as its attackers see it. Every wire they opened is cut when they leave.
public final class Target {
    private static final AtomicLong NAMES = new AtomicLong(System.nanoTime());

    /// What one of many attackers does; an `IOException` is its end, as the other side wants it.
    public interface Attack {
        void goes(int number) throws IOException;
    }

    private final ParleyStack stack;
    private final long seed;
    private final Queue<Wire> wires = new ConcurrentLinkedQueue<>();
    private final List<Finding> findings = new ArrayList<>();
    private final AtomicInteger attackers = new AtomicInteger();
    private final Set<Thread> struck = ConcurrentHashMap.newKeySet();

    public Target(ParleyStack stack, long seed) {
        this.stack = stack;
        this.seed = seed;
    }

    public ParleyStack stack() {
        return stack;
    }

    public long seed() {
        return seed;
    }

    /// The gateway that is attacked.
    public PublicAddress gateway() {
        return stack.gateways().getFirst();
    }

    public Wire wire(Source source) throws IOException {
        var wire = Wire.to(gateway().port(), source);
        wires.add(wire);
        return wire;
    }

    public Wire wire() throws IOException {
        return wire(Source.one());
    }

    public WebSocketWire socket(Source source, String path) throws IOException {
        return WebSocketWire.on(wire(source), path);
    }

    /// A token of somebody new.
    public String tokenOf(String name) {
        return gateway().token(name + "-" + Long.toHexString(NAMES.incrementAndGet()), name);
    }

    public WebSocketWire signedIn(Source source, String token) throws IOException {
        return WebSocketWire.signedIn(wire(source), token);
    }

    /// So many at once, each until it has done, the other side ends it, or the time is over; then all wires are cut.
    /// Tells how many had done by themselves.
    public int attacks(int count, Duration time, Attack attack) throws InterruptedException {
        var done = new AtomicLong();
        var ended = new CountDownLatch(count);
        attackers.addAndGet(count);
        for (var i = 0; i < count; i++) {
            var number = i;
            Thread.ofVirtual().start(() -> {
                try {
                    attack.goes(number);
                    struck();
                    done.incrementAndGet();
                } catch (IOException refused) {
                    // What the attack was met with: the bars say whether that was right.
                } finally {
                    ended.countDown();
                }
            });
        }
        ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        var before = done.get();
        leaves();
        ended.await(5, TimeUnit.SECONDS);
        return (int) before;
    }

    /// Told by an attacker, however it ends then: it was let in, and does what it is there for. One that has done by
    /// itself need not say so.
    public void struck() {
        struck.add(Thread.currentThread());
    }

    /// Whether any attack was made at all, by a tenth of those who were to make it at least; empty where there were
    /// none. Where all are refused at once, every other bar is kept and proves nothing.
    public Optional<Finding> tookPlace() {
        var all = attackers.get();
        var least = (all + 9) / 10;
        return all == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        "attackers that came to attack ≥ " + least,
                        struck.size() + " of " + all,
                        struck.size() >= least));
    }

    /// Does nothing for so long.
    public void lingers(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    public synchronized void finds(Finding finding) {
        findings.add(finding);
    }

    public synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    /// Every wire is cut.
    public void leaves() {
        for (var wire = wires.poll(); wire != null; wire = wires.poll()) {
            wire.close();
        }
    }
}
