package dev.parley.soak;

import dev.parley.soak.proof.Fault;
import dev.parley.soak.proof.Stage;
import dev.parley.soak.proof.Trial;
import dev.parley.soak.sdk.Sdk;
import dev.parley.soak.stack.Memory;
import dev.parley.soak.stack.Ports;
import dev.parley.soak.stack.Project;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `soak`: runs the checker for minutes, with every fault in turn, and fails on the first sight of anything wrong.
@Command(name = "soak")
final class SoakCommand implements Callable<Integer> {
    private static final int STEPS_BETWEEN_FAULTS = 60;
    private static final int MOST_GATEWAYS = 16;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10")
    private double minutes;

    @Option(names = "--seed", paramLabel = "N")
    private Long seed;

    @Option(names = "--port", paramLabel = "PORT")
    private Integer port;

    @Option(names = "--gateways", paramLabel = "N", defaultValue = "2")
    private int gateways;

    @Option(names = "--fault", paramLabel = "NAME")
    private List<String> faults = List.of();

    /// Whether one of the devices speaks by the client in TypeScript.
    enum WhenSdk {
        REQUIRE,
        AUTO,
        OFF
    }

    @Option(names = "--sdk", paramLabel = "WHEN", defaultValue = "auto")
    private WhenSdk whenSdk;

    private Optional<Sdk> sdk;
    private Memory most;

    @Override
    public Integer call() throws Exception {
        if (gateways < 1 || gateways > MOST_GATEWAYS) {
            throw new IllegalArgumentException("--gateways must be 1 to " + MOST_GATEWAYS);
        }
        var wanted = faults.isEmpty()
                ? Fault.ALL
                : faults.stream().map(SoakCommand::fault).toList();
        sdk = sdk();
        var begun = System.nanoTime();
        var end = begun + (long) (minutes * Duration.ofMinutes(1).toNanos());
        var first = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        System.out.println("Seed " + first + "; starting a stack of its own");
        try (var stage = Stage.open(port == null ? Ports.free(gateways) : port, gateways, first, Map.of())) {
            wanted = possible(wanted, stage);
            var atFirst = stage.stack().memory();
            most = atFirst;
            for (var crowd = 0; crowd == 0 || System.nanoTime() < end; crowd++) {
                if (!passes(stage, wanted, first + crowd, begun, end)) {
                    System.out.println("FAILED; again with: ./parley soak --seed " + (first + crowd));
                    System.out.println("What its processes wrote and stored lies in "
                            + stage.stack().isKept());
                    return CommandLine.ExitCode.SOFTWARE;
                }
            }
            System.out.println("Memory (PSS, MB) at first: " + atFirst);
            System.out.println("                  at most: " + most);
            System.out.println("Passed: nothing lost, nothing doubled, nothing out of order, everybody agrees.");
            return CommandLine.ExitCode.OK;
        }
    }

    private Optional<Sdk> sdk() {
        if (whenSdk == WhenSdk.OFF) {
            return Optional.empty();
        }
        return switch (Sdk.in(Project.root())) {
            case Sdk.Search.Found(var found) -> {
                System.out.println("One of the devices speaks by @parley/client, in Node " + found.node());
                yield Optional.of(found);
            }
            case Sdk.Search.Missing(var why) -> {
                if (whenSdk == WhenSdk.REQUIRE) {
                    throw new IllegalArgumentException("@parley/client cannot take part: " + why);
                }
                System.out.println("Left out: a device that speaks by @parley/client, as " + why);
                yield Optional.empty();
            }
        };
    }

    private static List<Fault> possible(List<Fault> wanted, Stage stage) {
        wanted.forEach(fault -> fault.isImpossibleOn(stage)
                .ifPresent(why -> System.out.println("Left out: " + fault.name() + ", as " + why)));
        var possible = wanted.stream()
                .filter(fault -> fault.isImpossibleOn(stage).isEmpty())
                .toList();
        if (possible.isEmpty()) {
            throw new IllegalArgumentException("none of the faults is possible here");
        }
        return possible;
    }

    private static Fault fault(String name) {
        return Fault.ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--fault must be one of "
                        + Fault.ALL.stream().map(Fault::name).collect(Collectors.joining(", "))));
    }

    /// One crowd, until every fault has come once or the time is over.
    private boolean passes(Stage stage, List<Fault> wanted, long seed, long begun, long end) throws Exception {
        var trial = Trial.atEase(stage, seed, sdk);
        try {
            for (var i = 0; i < wanted.size() && (i == 0 || System.nanoTime() < end); i++) {
                var settled = trial.acts(STEPS_BETWEEN_FAULTS);
                says(begun, "nothing broken: all the same after " + Trial.seconds(settled));
                says(begun, trial.bears(wanted.get(i)).toString());
                most = most.most(stage.stack().memory());
                if (trial.crowd().violations().count() > 0) {
                    return false;
                }
            }
            return true;
        } finally {
            says(begun, trial.summary());
            trial.crowd().violations().list().forEach(violation -> System.out.println("  " + violation));
            trial.crowd().goes();
        }
    }

    private static void says(long begun, String text) {
        var passed = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("%3d:%02d  %s%n", passed.toMinutes(), passed.toSecondsPart(), text);
    }
}
