package dev.parley.soak.rolling;

import dev.parley.soak.crowd.Crowd;
import dev.parley.soak.proof.Stage;
import dev.parley.soak.proof.Trial;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A crowd that goes on while what serves it is replaced, piece by piece.
final class Rollout {
    /// Before a disruption, for what is usual; and after it, for what stays of it.
    private static final Duration WATCHED = Duration.ofSeconds(5);

    private final Stage stage;
    private final Crowd crowd;

    Rollout(Stage stage, long seed) {
        this.stage = stage;
        this.crowd = Trial.atEase(stage, seed).crowd();
    }

    Crowd crowd() {
        return crowd;
    }

    Report bears(Disruption disruption) throws Exception {
        var figures = crowd.figures();
        var unsettled = crowd.actsDuring(() -> {
            figures.beginsAnew();
            lasts(WATCHED);
            var struck = System.nanoTime();
            var course = disruption.strikes(stage);
            var current = crowd.becomesCurrent(stage.bound());
            lasts(WATCHED);
            var now = System.nanoTime();
            var serving = figures.serving();
            return new Report(
                    disruption,
                    course,
                    serving.waitedWithin(0.99, now),
                    serving.waitedWithin(1, now),
                    serving.slowAfter(struck, now),
                    serving.perSecondUntil(struck),
                    figures.resumes(),
                    current,
                    Duration.ZERO);
        });
        return unsettled.settledAfter(crowd.settles());
    }

    private static void lasts(Duration time) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }
}
