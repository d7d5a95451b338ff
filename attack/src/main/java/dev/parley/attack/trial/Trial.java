package dev.parley.attack.trial;

import dev.parley.attack.innocent.Experience;
import dev.parley.attack.innocent.Innocent;
import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.watch.Logs;
import dev.parley.attack.watch.MemoryWatch;
import dev.parley.attack.watch.Series;
import dev.parley.soak.stack.ParleyStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One stack, an innocent person at each of its gateways, and one attack after the other.
public final class Trial implements AutoCloseable {
    private static final Duration LONGEST_ILLNESS = Duration.ofSeconds(45);
    private static final Duration UNTIL_CALM = Duration.ofSeconds(1);

    private final ParleyStack stack;
    private final long seed;
    private final Bars bars = Bars.USUAL;
    private final Series series;
    private final List<Innocent> innocents;

    private Trial(ParleyStack stack, long seed) {
        this.stack = stack;
        this.seed = seed;
        series = new Series(stack);
        innocents = stack.gateways().stream().map(Innocent::at).toList();
    }

    /// Begins once the innocent have used what a process only ever takes once: its young generation, its compilers.
    public static Trial on(ParleyStack stack, long seed) {
        var trial = new Trial(stack, seed);
        new WarmUp(stack, trial.innocents).lasts();
        return trial;
    }

    public Outcome bears(Scenario scenario) throws Exception {
        var target = new Target(stack, seed);
        scenario.prepares(target);
        target.leaves();
        LockSupport.parkNanos(UNTIL_CALM.toNanos());
        var logs = Logs.from(stack.logs());
        var seriesBefore = series.counts();
        var pidsBefore = stack.pids();
        var memoryBefore = MemoryWatch.now(pidsBefore);
        var experiences = innocents.stream().map(Innocent::beginsAnew).toList();
        try (var watch = MemoryWatch.of(stack::pids)) {
            var trouble = strikes(scenario, target);
            target.leaves();
            var well = becomesWell();
            var most = watch.most();
            var findings = new ArrayList<Finding>();
            trouble.forEach(text -> findings.add(new Finding("the attack can be made", text, false)));
            target.tookPlace().ifPresent(findings::add);
            findings.addAll(fared(experiences));
            findings.addAll(growth(memoryBefore, most));
            findings.add(Finding.none("process ended", ended(pidsBefore)));
            findings.add(new Finding(
                    "well again ≤ " + seconds(bars.well()), seconds(well), well.compareTo(bars.well()) <= 0));
            findings.add(Finding.none("bug in a log", logs.bugs()));
            findings.add(furtherSeries(seriesBefore, scenario.furtherSeries()));
            findings.addAll(target.findings());
            var notes = new ArrayList<String>();
            experiences.forEach(experience -> notes.addAll(experience.troubles()));
            notes.add(
                    "memory before %s, at most %s; %d kB of log".formatted(memoryBefore, most, logs.written() / 1024));
            return new Outcome(scenario, findings, notes);
        }
    }

    private static List<String> strikes(Scenario scenario, Target target) throws InterruptedException {
        try {
            scenario.strikes(target);
            return List.of();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception trouble) {
            return List.of(trouble.toString());
        }
    }

    private List<Finding> fared(List<Experience> experiences) {
        var slowest = experiences.stream()
                .max(java.util.Comparator.comparing(experience -> experience.within(1)))
                .orElseThrow();
        var troubles = experiences.stream().mapToInt(Experience::troubleCount).sum();
        var longest = slowest.within(1);
        return List.of(
                new Finding(
                        "innocent answered ≤ " + seconds(bars.answered()),
                        "max %s (%s), p99 %s"
                                .formatted(seconds(longest), slowest.slowest(), seconds(slowest.within(0.99))),
                        longest.compareTo(bars.answered()) <= 0),
                Finding.atMost("innocent refused or cut off", 0, troubles));
    }

    private List<Finding> growth(Map<String, Long> before, Map<String, Long> most) {
        return before.entrySet().stream()
                .map(entry -> Finding.atMost(
                        "MB that " + entry.getKey() + " grew",
                        bars.growthOf(entry.getKey()),
                        most.getOrDefault(entry.getKey(), 0L) - entry.getValue()))
                .toList();
    }

    private List<String> ended(Map<String, Long> before) {
        var now = stack.pids();
        return before.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(now.get(entry.getKey()))
                        || ProcessHandle.of(entry.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// How long until everybody is answered again and every gateway says that it lives; at most [#LONGEST_ILLNESS].
    private Duration becomesWell() {
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < LONGEST_ILLNESS.toNanos()) {
            if (innocents.stream().allMatch(innocent -> innocent.isWellSince(begun)) && series.allLive()) {
                return Duration.ofNanos(System.nanoTime() - begun);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return LONGEST_ILLNESS;
    }

    private Finding furtherSeries(Map<Integer, Integer> before, int bar) {
        var now = series.counts();
        var most = now.entrySet().stream()
                .mapToInt(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0))
                .max()
                .orElse(0);
        var read = now.values().stream().allMatch(count -> count > 0);
        return read
                ? Finding.atMost("further metrics series", bar, most)
                : new Finding("metrics can be read", "no", false);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        innocents.forEach(Innocent::close);
    }
}
