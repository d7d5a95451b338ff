package dev.parley.soak.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.soak.proof.Fault;
import dev.parley.soak.proof.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A crowd against two gateways: what PROTOCOL promises holds for each connection, with and without faults.
class CheckerTest {
    private static final int STEPS = 90;

    @Test
    void everybodyHearsEverythingInOrderAndOnceAndHoldsWhatAFreshSnapshotSays() {
        var trial = Trial.quick(SharedStage.get(), SharedStage.SEED);
        var settled = trial.acts(STEPS);
        System.out.printf(
                "nothing broken (seed %d): %s; all the same after %s%n",
                SharedStage.SEED, trial.summary(), Trial.seconds(settled));
        SharedStage.nothingIsWrongWith(trial);
        assertTrue(settled.compareTo(SharedStage.get().bound()) <= 0, "all the same only after " + settled);
        trial.crowd().goes();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void allOfItHoldsThrough(Fault fault) throws Exception {
        var stage = SharedStage.get();
        var droppedBefore = stage.hints().dropped();
        var doubledBefore = stage.hints().doubled();
        var trial = Trial.atEase(stage, SharedStage.SEED);
        var outcome = trial.bears(fault);
        System.out.println(outcome);
        System.out.println("  " + trial.summary());
        SharedStage.nothingIsWrongWith(trial);
        assertTrue(outcome.current().compareTo(stage.bound()) <= 0, outcome.toString());
        assertTrue(outcome.settled().compareTo(stage.bound()) <= 0, outcome.toString());
        switch (fault) {
            case Fault.Killed(var process)
            when process.startsWith("gateway") -> {
                assertTrue(outcome.resumes() > 0, outcome.toString());
                assertTrue(outcome.resumedP99().compareTo(stage.bound()) <= 0, outcome.toString());
            }
            case Fault.MangledHints _ -> {
                var dropped = stage.hints().dropped() - droppedBefore;
                var doubled = stage.hints().doubled() - doubledBefore;
                System.out.printf("  %d announcements dropped, %d doubled%n", dropped, doubled);
                assertTrue(dropped > 0 && doubled > 0, "nothing was mangled");
            }
            default -> {}
        }
        trial.crowd().goes();
    }

    static List<Fault> faults() {
        var stage = SharedStage.get();
        for (var fault : Fault.ALL) {
            fault.isImpossibleOn(stage)
                    .ifPresent(why -> System.out.println("left out: " + fault.name() + ", as " + why));
        }
        return Fault.ALL.stream()
                .filter(fault -> fault.isImpossibleOn(stage).isEmpty())
                .toList();
    }
}
