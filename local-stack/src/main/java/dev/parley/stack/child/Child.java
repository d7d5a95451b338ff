package dev.parley.stack.child;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Progress;
import dev.parley.stack.child.ChildSpec.StopSignal;
import dev.parley.stack.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One child process, kept alive: started, watched, and started again whenever it ends before it was asked to.
///
/// ```
/// start ──▶ starting ──ready──▶ ready ──dies──▶ starting …
///              │ dies 3 times before it was ever ready: given up
/// stop  ──▶ asked to stop ──grace over──▶ killed
/// ```
public final class Child {
    private static final int ATTEMPTS_BEFORE_FIRST_READY = 3;
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration LIVENESS_POLL = Duration.ofSeconds(2);
    private static final int LAST_WORDS = 5;

    private final ChildSpec spec;
    private final DataFolder data;
    private final Progress progress;
    private final LogFile log;
    private final BackOff backOff = new BackOff();
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread keeper;

    private Process process;
    private boolean stopping;

    public Child(ChildSpec spec, DataFolder data, Progress progress) {
        this.spec = spec;
        this.data = data;
        this.progress = progress;
        this.log = new LogFile(data.logOf(spec.name()));
        this.keeper =
                Thread.ofPlatform().name("keeper of " + spec.name()).daemon().unstarted(this::keepAlive);
    }

    public String name() {
        return spec.name();
    }

    public void start() {
        keeper.start();
    }

    /// Waits until it was ready once.
    public void awaitReady(Duration patience) {
        try {
            firstReady.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            throw new CannotStart(
                    spec.name() + " was not ready after " + patience.toSeconds() + " s; see " + log.path());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotStart reason
                    ? reason
                    : new CannotStart(e.getCause().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    private void keepAlive() {
        try {
            log.rotate();
            for (var attempt = 1; launch(); attempt++) {
                var life = lifeOfOne();
                if (isStopping()) {
                    return;
                }
                var exit = describeExit(process.exitValue());
                if (!firstReady.isDone() && attempt == ATTEMPTS_BEFORE_FIRST_READY) {
                    giveUp(exit);
                    return;
                }
                var wait = backOff.afterLifeOf(life);
                progress.says(
                        spec.name(),
                        exit + "; starting it again" + (wait.isZero() ? "" : " in " + Progress.seconds(wait)));
                sleep(wait);
            }
        } catch (IOException e) {
            firstReady.completeExceptionally(new CannotStart(spec.name() + " cannot be started: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts the process, unless the stack stops: then nothing may be born any more.
    private synchronized boolean launch() throws IOException {
        if (stopping) {
            return false;
        }
        var builder = new ProcessBuilder(OwnSession.of(spec.command()))
                .directory(data.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        if (!spec.inherits()) {
            builder.environment().keySet().retainAll(java.util.Set.of("PATH"));
        }
        builder.environment().putAll(spec.environment());
        process = builder.start();
        Files.writeString(data.pidOf(spec.name()), process.pid() + "\n");
        return true;
    }

    /// Watches one process until it ends; tells how long it lived after it was ready.
    private Duration lifeOfOne() throws InterruptedException {
        var born = System.nanoTime();
        while (!isReady()) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return Duration.ZERO;
            }
        }
        var ready = System.nanoTime();
        progress.says(
                spec.name(),
                (firstReady.isDone() ? "is back" : "ready") + " after "
                        + Progress.seconds(Duration.ofNanos(ready - born)));
        firstReady.complete(null);
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - ready);
    }

    /// Waits for the end of the process, and makes one of it when it hangs.
    private void awaitEnd() throws InterruptedException {
        var liveness = spec.liveness();
        var lived = System.nanoTime();
        while (!process.waitFor(LIVENESS_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            var now = System.nanoTime();
            if (isStopping() || says(liveness.answer())) {
                lived = now;
            } else if (now - lived > liveness.patience().toNanos()) {
                progress.says(spec.name(), "hangs: no sign of life for " + Progress.seconds(liveness.patience()));
                process.destroyForcibly();
            }
        }
    }

    private boolean isReady() {
        return says(spec.readiness()) && process.isAlive();
    }

    private boolean says(Readiness state) {
        try {
            return state.reached(process.pid());
        } catch (IOException no) {
            return false;
        }
    }

    private void giveUp(String exit) {
        var words = String.join("\n    ", log.lastWords(LAST_WORDS));
        firstReady.completeExceptionally(new CannotStart(spec.name() + " " + exit + " before it was ready; see "
                + log.path() + (words.isEmpty() ? "" : ", which ends:\n    " + words)));
    }

    private static String describeExit(int code) {
        return switch (code) {
            case 137 -> "was killed";
            case 143 -> "was stopped by somebody";
            default -> "ended (exit code " + code + ")";
        };
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /// From now on nothing starts it again; a running process is asked to end.
    public synchronized void askToStop() {
        stopping = true;
        notifyAll();
        if (process == null || !process.isAlive()) {
            return;
        }
        if (spec.stopSignal() == StopSignal.INT && interrupted(process.pid())) {
            return;
        }
        process.destroy();
    }

    /// Waits for the end that was asked for, and forces it when the grace is over.
    public void awaitStop(Duration grace) {
        var running = runningProcess();
        if (running == null) {
            return;
        }
        try {
            if (!running.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                progress.says(spec.name(), "did not stop within " + Progress.seconds(grace) + " and was killed");
                running.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
            }
            Files.deleteIfExists(data.pidOf(spec.name()));
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException pidFileStays) {
            // The next start sees that nobody has this pid.
        }
    }

    private synchronized Process runningProcess() {
        return process;
    }

    private synchronized void sleep(Duration wait) throws InterruptedException {
        var until = System.nanoTime() + wait.toNanos();
        for (var left = wait.toMillis(); left > 0 && !stopping; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /// Java can send TERM and KILL only. Every shell has `kill`; not every machine has a program of that name.
    private static boolean interrupted(long pid) {
        try {
            return new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
