package dev.parley.soak.rolling;

import dev.parley.soak.fault.Network.Way;
import dev.parley.soak.proof.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What a cluster does to its processes in the course of a rollout, and a network to the ways between them.
sealed interface Disruption {
    List<String> PROCESSES = List.of("gateway-1", "gateway-2", "session-1", "session-2", "ai-bridge-1", "ai-bridge-2");

    Duration CUT = Duration.ofSeconds(8);

    /// One of each kind, from each kind of its callers. Of two that stand for each other both, as one of them may be in
    /// use alone.
    List<Way> WAYS = List.of(
            new Way("gateway-1", "session-1"),
            new Way("gateway-1", "session-2"),
            new Way("gateway-1", "ai-bridge-1"),
            new Way("gateway-1", "redis"),
            new Way("session-1", "redis"),
            new Way("session-1", "postgres"),
            new Way("session-2", "postgres"),
            new Way("ai-bridge-1", "session-1"),
            new Way("ai-bridge-1", "redis"));

    /// Everybody drained and replaced, one after the other; then everybody killed and replaced; then every way cut and
    /// healed.
    List<Disruption> ALL = Stream.of(
                    PROCESSES.stream().<Disruption>map(Drained::new),
                    PROCESSES.stream().<Disruption>map(Killed::new),
                    WAYS.stream().<Disruption>map(way -> new Parted(way, CUT)))
            .flatMap(each -> each)
            .toList();

    /// By which it can be asked for.
    String name();

    /// Returns when all is whole again.
    Course strikes(Stage stage);

    /// How long a client may be without service, of a machine on which that is `usual`.
    default Duration bound(Duration usual) {
        return usual;
    }

    /// How long after its beginning a process had ended, and how long after it all was whole.
    record Course(Duration ended, Duration whole) {}

    /// A process is asked to end (SIGTERM), ends what it is at, and another takes its place.
    record Drained(String process) implements Disruption {
        @Override
        public String name() {
            return process + "-drained";
        }

        @Override
        public Course strikes(Stage stage) {
            var stack = stage.stack();
            var returns = stack.returns(process);
            var ended = stack.isAskedToEnd(process);
            return new Course(ended, ended.plus(stack.isBack(process, returns)));
        }

        @Override
        public String toString() {
            return process + " drained";
        }
    }

    /// A process ends in the midst of everything (SIGKILL), and another takes its place.
    record Killed(String process) implements Disruption {
        @Override
        public String name() {
            return process + "-killed";
        }

        @Override
        public Course strikes(Stage stage) {
            var stack = stage.stack();
            var returns = stack.returns(process);
            stack.kills(process);
            return new Course(Duration.ZERO, stack.isBack(process, returns));
        }

        @Override
        public String toString() {
            return process + " killed";
        }
    }

    /// Nothing comes through between two processes, and nobody tells them.
    record Parted(Way way, Duration time) implements Disruption {
        @Override
        public String name() {
            return way.from() + "-without-" + way.to();
        }

        /// Less than it lasts, however slow the machine is: else nobody would have to be served meanwhile.
        @Override
        public Duration bound(Duration usual) {
            var most = time.minusSeconds(1);
            return usual.compareTo(most) < 0 ? usual : most;
        }

        @Override
        public Course strikes(Stage stage) {
            stage.network().cut(way::equals);
            try {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
            } finally {
                stage.network().heal();
            }
            return new Course(Duration.ZERO, time);
        }

        @Override
        public String toString() {
            return "%s parted for %d s".formatted(way, time.toSeconds());
        }
    }
}
