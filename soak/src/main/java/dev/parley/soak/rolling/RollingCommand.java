package dev.parley.soak.rolling;

import dev.parley.soak.proof.Stage;
import dev.parley.soak.stack.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rolling`: replaces every process of a doubled stack under a crowd, and parts them from each other; fails where a
/// client loses anything, or is without service for too long.
@Command(name = "rolling")
public final class RollingCommand implements Callable<Integer> {
    private static final int GATEWAYS = 2;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10")
    private double minutes;

    @Option(names = "--seed", paramLabel = "N")
    private Long seed;

    @Option(names = "--port", paramLabel = "PORT")
    private Integer port;

    @Option(names = "--step", paramLabel = "NAME")
    private List<String> steps = List.of();

    private final List<String> tooLong = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var wanted = steps.isEmpty()
                ? Disruption.ALL
                : steps.stream().map(RollingCommand::disruption).toList();
        var end = System.nanoTime() + (long) (minutes * Duration.ofMinutes(1).toNanos());
        var first = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        System.out.println("Seed " + first + "; starting a stack of its own");
        try (var stage = Stage.openDoubled(port == null ? Ports.free(GATEWAYS) : port, first, Map.of())) {
            System.out.println("Nobody is to be without service for longer than that, nor behind once all is whole.");
            System.out.println(Report.explanation());
            System.out.println(Report.heading());
            var passes = true;
            var passed = 0;
            for (var round = 0; passes && (round == 0 || System.nanoTime() < end); round++) {
                var rollout = new Rollout(stage, first + round);
                for (var i = 0; passes && i < wanted.size() && (passed == 0 || System.nanoTime() < end); i++) {
                    passes = bears(stage, rollout, wanted.get(i));
                    passed++;
                }
                rollout.crowd().goes();
            }
            if (passes && passed < wanted.size()) {
                System.out.println("The time was over after " + passed + " of " + wanted.size() + " steps.");
            }
            return conclude(stage, passes, first);
        }
    }

    private static Disruption disruption(String name) {
        return Disruption.ALL.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--step must be one of "
                        + Disruption.ALL.stream().map(Disruption::name).collect(Collectors.joining(", "))));
    }

    /// Whether nothing was lost by it; a client that had to wait for too long is only noted.
    private boolean bears(Stage stage, Rollout rollout, Disruption step) throws Exception {
        var report = rollout.bears(step);
        System.out.println(report);
        if (!report.keepsWithin(step.bound(stage.bound()))) {
            tooLong.add(step.name());
        }
        rollout.crowd().violations().list().forEach(violation -> System.out.println("  " + violation));
        return rollout.crowd().violations().count() == 0;
    }

    private int conclude(Stage stage, boolean passes, long first) {
        if (passes && tooLong.isEmpty()) {
            System.out.println("Passed: nothing lost, nothing doubled, everybody agrees, nobody waited too long.");
            return CommandLine.ExitCode.OK;
        }
        System.out.println(
                passes
                        ? "FAILED: somebody waited too long in " + String.join(", ", tooLong)
                        : "FAILED; again with: ./parley rolling --seed " + first);
        System.out.println(
                "What its processes wrote and stored lies in " + stage.stack().isKept());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
