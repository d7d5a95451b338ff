package dev.parley.attack.fuzz;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Whatever comes to a random mind over HTTP and WebSocket, of which every connection must be answered, refused or
/// closed. A step is one request or one frame; the same seed makes the same ones.
public record Fuzz(int steps) implements Scenario {
    /// What they do most is wait: for the answer to a handshake of which the end is missing, as long as it takes.
    private static final int WORKERS = 24;
    private static final int MOST_WAITING = 3_000;
    /// Of so many steps one is made before anything is measured.
    private static final int REHEARSED = 20;
    private static final int MOST_STEPS_A_CONNECTION = 12;
    private static final Duration ANSWERED = Duration.ofSeconds(10);
    private static final Duration MOST_TIME = Duration.ofMinutes(12);
    private static final Duration REFUSED = Duration.ofMillis(10);
    private static final int TOLD = 5;

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String sentence() {
        return "%d random steps over raw sockets: requests and frames, good, mutated and broken".formatted(steps);
    }

    /// It goes to some 25 routes by 7 methods, each with whatever outcomes its headers and body lead to, which are
    /// three series each: after 100 000 steps new ones still turn up. 389 were measured; one for each mutated path
    /// would be thousands.
    @Override
    public int furtherSeries() {
        return 1_000;
    }

    /// A process takes classes, compiled code and a route's metrics once, and the innocent use few of them: what
    /// matters is what all further steps take.
    @Override
    public void prepares(Target target) throws Exception {
        makes(target, steps / REHEARSED, ~target.seed());
    }

    @Override
    public void strikes(Target target) throws Exception {
        var run = makes(target, steps, target.seed());
        target.finds(new Finding("steps ≥ " + steps, Integer.toString(run.taken.get()), run.taken.get() >= steps));
        target.finds(Finding.none("connection unanswered for " + ANSWERED.toSeconds() + " s", run.unanswered()));
    }

    private static Run makes(Target target, int steps, long seed) throws Exception {
        var run = new Run(target);
        var tokens = List.of(target.tokenOf("fuzzer"), target.tokenOf("fuzzer"), target.tokenOf("fuzzer"));
        var examples = Examples.read();
        var end = System.nanoTime() + MOST_TIME.toNanos();
        target.attacks(WORKERS, MOST_TIME, worker -> {
            var random = new Random(seed * WORKERS + worker);
            while (run.taken.get() < steps && System.nanoTime() < end) {
                var mind = random.nextInt(3) == 0
                        ? new HttpMind(random, tokens)
                        : new SocketMind(random, tokens, examples);
                var source = Source.ofMany(random.nextInt(200));
                run.taken.addAndGet(run.speaks(mind, source, 1 + random.nextInt(MOST_STEPS_A_CONNECTION)));
            }
        });
        run.waits();
        return run;
    }

    /// The connections of one run, each left to a thread of its own once nothing more is said on it.
    private static final class Run {
        private final Target target;
        private final Semaphore waiting = new Semaphore(MOST_WAITING);
        private final AtomicInteger taken = new AtomicInteger();
        private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

        Run(Target target) {
            this.target = target;
        }

        /// Tells how many steps were made; none where it could not even connect.
        int speaks(Mind mind, Source source, int wanted) throws IOException {
            waiting.acquireUninterruptibly();
            var said = new Said();
            Wire wire;
            try {
                wire = Wire.to(target.gateway().port(), source);
            } catch (IOException refused) {
                waiting.release();
                target.lingers(REFUSED);
                return 0;
            }
            var steps = 0;
            try {
                while (steps < wanted) {
                    var next = mind.next(steps);
                    steps++;
                    said.also(next);
                    wire.writes(next);
                    mind.listens(wire, steps - 1);
                }
            } catch (IOException ended) {
                // Refused: that is an answer.
            }
            Thread.ofVirtual().start(() -> {
                try (wire) {
                    if (!mind.isSettledWithin(wire, ANSWERED)) {
                        unanswered.add(said.toString());
                    }
                } finally {
                    waiting.release();
                }
            });
            return steps;
        }

        void waits() {
            waiting.acquireUninterruptibly(MOST_WAITING);
            waiting.release(MOST_WAITING);
        }

        List<String> unanswered() {
            return unanswered.stream().sorted().limit(TOLD).toList();
        }
    }
}
