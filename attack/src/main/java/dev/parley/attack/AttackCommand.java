package dev.parley.attack;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.trial.Outcome;
import dev.parley.attack.trial.Trial;
import dev.parley.soak.stack.ParleyStack;
import dev.parley.soak.stack.Ports;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `attack`: one hostile client after the other, each against a stack of its own, and what became of the innocent.
@Command(name = "attack")
final class AttackCommand implements Callable<Integer> {
    private static final int MOST_GATEWAYS = 16;

    @Option(names = "--scenario", paramLabel = "NAME")
    private List<String> names = List.of();

    @Option(names = "--list")
    private boolean list;

    @Option(names = "--brief")
    private boolean brief;

    @Option(names = "--seed", paramLabel = "N")
    private Long seed;

    @Option(names = "--gateways", paramLabel = "N", defaultValue = "1")
    private int gateways;

    @Override
    public Integer call() throws Exception {
        var all = brief ? Scenarios.brief() : Scenarios.all();
        if (list) {
            all.forEach(scenario -> System.out.printf("%-22s %s%n", scenario.name(), scenario.sentence()));
            return CommandLine.ExitCode.OK;
        }
        if (gateways < 1 || gateways > MOST_GATEWAYS) {
            throw new IllegalArgumentException("--gateways must be 1 to " + MOST_GATEWAYS);
        }
        var wanted = names.isEmpty()
                ? all
                : names.stream().map(name -> Scenarios.named(name, all)).toList();
        var first = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        System.out.printf("Seed %d; %d scenarios%n%n%s", first, wanted.size(), Outcome.heading());
        var broken = new ArrayList<String>();
        for (var together :
                brief ? List.of(wanted) : wanted.stream().map(List::of).toList()) {
            broken.addAll(brokenBy(together, first));
        }
        System.out.println();
        System.out.println(
                broken.isEmpty()
                        ? "Every bar was kept."
                        : "Broken: " + String.join(", ", broken) + " (again with --seed " + first + ")");
        return broken.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /// One after the other on one stack, with the settings of the first: the names of those of which a bar was broken.
    private List<String> brokenBy(List<Scenario> scenarios, long seed) throws Exception {
        var broken = new ArrayList<String>();
        var data = Files.createTempDirectory("parley-attack");
        try (var stack = ParleyStack.start(
                        data,
                        Ports.free(gateways),
                        gateways,
                        scenarios.getFirst().settings());
                var trial = Trial.on(stack, seed)) {
            for (var scenario : scenarios) {
                var outcome = trial.bears(scenario);
                System.out.print(outcome);
                if (!outcome.isKept()) {
                    broken.add(scenario.name());
                }
            }
            if (!broken.isEmpty()) {
                System.out.println("What its processes wrote and stored lies in " + stack.isKept());
            }
        }
        return broken;
    }
}
