package dev.parley.bench.all;

import dev.parley.bench.report.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Takes the turns one after the other and says on the way where it is. A turn that fails leaves a gap, and the others
/// are taken all the same.
final class Suite {
    /// What is done at a turn.
    interface Trial {
        List<Outcome> of(Turn turn) throws Exception;
    }

    /// Is told after every turn, as a long run may be ended before it is over.
    interface Checkpoint {
        void save() throws IOException;
    }

    private final Series series = new Series();
    private final List<String> gaps = new ArrayList<>();
    private final TimeEstimate estimate;
    private final Clock clock;
    private final PrintStream out;

    Suite(TimeEstimate estimate, Clock clock, PrintStream out) {
        this.estimate = estimate;
        this.clock = clock;
        this.out = out;
    }

    Series series() {
        return series;
    }

    List<String> gaps() {
        return gaps;
    }

    void leaveOut(String what) {
        gaps.add(what);
        out.println("Not measured: " + what);
    }

    void run(List<Turn> turns, Trial trial, Checkpoint checkpoint) throws IOException, InterruptedException {
        var rounds = turns.isEmpty() ? 0 : turns.getLast().round();
        for (var index = 0; index < turns.size(); index++) {
            var turn = turns.get(index);
            var left = turns.subList(index, turns.size());
            out.printf(
                    "%nRound %d of %d: %s, %s (turn %d of %d, about %s left)%n",
                    turn.round(),
                    rounds,
                    turn.benchmark(),
                    turn.system(),
                    index + 1,
                    turns.size(),
                    TimeEstimate.text(estimate.of(left)));
            var begun = clock.instant();
            try {
                series.add(turn, trial.of(turn));
                estimate.took(turn, Duration.between(begun, clock.instant()));
            } catch (InterruptedException ended) {
                throw ended;
            } catch (Exception failed) {
                leaveOut("%s, %s, round %d (%s)"
                        .formatted(turn.benchmark(), turn.system(), turn.round(), reason(failed)));
            }
            checkpoint.save();
        }
    }

    private static String reason(Exception failed) {
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }
}
