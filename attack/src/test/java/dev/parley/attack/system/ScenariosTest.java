package dev.parley.attack.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.attack.Scenarios;
import dev.parley.attack.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The attacks in their short form, one after the other on one stack: every bar of every one is kept.
class ScenariosTest {
    @ParameterizedTest
    @MethodSource("scenarios")
    void everyBarIsKeptThrough(Scenario scenario) throws Exception {
        var outcome = SharedTrial.get().bears(scenario);
        System.out.print(outcome);
        assertTrue(outcome.isKept(), () -> "\n" + outcome);
    }

    static List<Scenario> scenarios() {
        return Scenarios.brief();
    }
}
