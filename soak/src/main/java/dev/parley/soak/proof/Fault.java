package dev.parley.soak.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Something that breaks, and heals again.
public sealed interface Fault {
    List<Fault> ALL = List.of(
            new Killed("gateway-1"),
            new Killed("session-1"),
            new Killed("ai-bridge-1"),
            new Killed("postgres"),
            new Killed("redis"),
            new Stopped("gateway-1", Duration.ofSeconds(5)),
            new Stopped("session-1", Duration.ofSeconds(6)),
            new Stopped("postgres", Duration.ofSeconds(6)),
            new Stopped("redis", Duration.ofSeconds(8)),
            new FullDisk(Duration.ofSeconds(8)),
            new CutOff(Duration.ofSeconds(11)),
            new MangledHints(0.1, Duration.ofSeconds(5)));

    /// By which it can be asked for.
    String name();

    /// Returns when it has healed.
    void strikes(Stage stage);

    /// Why it cannot strike there; empty where it can.
    default Optional<String> isImpossibleOn(Stage stage) {
        return Optional.empty();
    }

    /// A process ends with SIGKILL, and the launcher starts it anew.
    record Killed(String process) implements Fault {
        @Override
        public String name() {
            return process;
        }

        @Override
        public void strikes(Stage stage) {
            var returns = stage.stack().returns(process);
            stage.stack().kills(process);
            stage.stack().isBack(process, returns);
        }

        @Override
        public String toString() {
            return process + " killed";
        }
    }

    /// A process takes no step for a while (SIGSTOP), and its sockets stay open; then it goes on as if nothing had
    /// been.
    record Stopped(String process, Duration time) implements Fault {
        @Override
        public String name() {
            return process + "-stopped";
        }

        @Override
        public void strikes(Stage stage) {
            stage.stack().stops(process);
            try {
                lasts(time);
            } finally {
                stage.stack().goesOn(process);
            }
        }

        @Override
        public String toString() {
            return process + " stopped for " + time.toSeconds() + " s";
        }
    }

    /// The file system PostgreSQL writes to has no room left.
    record FullDisk(Duration time) implements Fault {
        @Override
        public String name() {
            return "full-disk";
        }

        @Override
        public Optional<String> isImpossibleOn(Stage stage) {
            return stage.disk().isPresent()
                    ? Optional.empty()
                    : Optional.of("no file system of its own can be mounted here for PostgreSQL");
        }

        @Override
        public void strikes(Stage stage) {
            var disk = stage.disk().orElseThrow();
            disk.fills();
            try {
                lasts(time);
            } finally {
                disk.empties();
            }
        }

        @Override
        public String toString() {
            return "PostgreSQL's disk full for " + time.toSeconds() + " s";
        }
    }

    /// The last gateway hears nothing from the rest and is not heard by it, and nobody tells it so.
    record CutOff(Duration time) implements Fault {
        @Override
        public String name() {
            return "cut-off";
        }

        @Override
        public void strikes(Stage stage) {
            var last = "gateway-" + stage.gateways().size();
            stage.network().cut(way -> way.from().equals(last));
            try {
                lasts(time);
            } finally {
                stage.network().heal();
            }
        }

        @Override
        public String toString() {
            return "a gateway cut off for " + time.toSeconds() + " s";
        }
    }

    /// This part of Redis's announcements is lost, and this part comes twice.
    record MangledHints(double part, Duration time) implements Fault {
        @Override
        public String name() {
            return "announcements";
        }

        @Override
        public void strikes(Stage stage) {
            stage.hints().mangles(part);
            try {
                lasts(time);
            } finally {
                stage.hints().mangles(0);
            }
        }

        @Override
        public String toString() {
            return "%.0f %% of the announcements dropped and as many doubled".formatted(100 * part);
        }
    }

    private static void lasts(Duration time) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }
}
