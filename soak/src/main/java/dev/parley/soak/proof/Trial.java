package dev.parley.soak.proof;

import dev.parley.soak.crowd.Crowd;
import dev.parley.soak.sdk.Sdk;
import dev.parley.soak.stack.Await;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One crowd on one stage, and what may happen to it.
public final class Trial {
    private static final int PEOPLE = 12;
    private static final int STEPS_AROUND = 4;
    private static final Duration FOR_STEPS = Duration.ofSeconds(60);
    /// What is looked at is what a fault brings, not a machine at its limit.
    private static final Duration PAUSE_DURING_FAULTS = Duration.ofMillis(100);

    /// What was measured of one fault.
    ///
    /// @param down from the fault to its healing
    /// @param current from its healing until every device had heard of everything told of before
    /// @param resumes connections that were lost and resumed
    /// @param settled from the last step until every device held what a fresh snapshot says
    public record Outcome(
            String fault,
            Duration down,
            Duration current,
            int resumes,
            Duration resumedP99,
            Duration slowestAnswer,
            Duration settled) {
        @Override
        public String toString() {
            return "%s: healed after %s, all current %s later, %d connections resumed (p99 %s), slowest answer %s, all the same after %s"
                    .formatted(
                            fault,
                            seconds(down),
                            seconds(current),
                            resumes,
                            seconds(resumedP99),
                            seconds(slowestAnswer),
                            seconds(settled));
        }
    }

    private final Stage stage;
    private final Crowd crowd;

    private Trial(Stage stage, Crowd crowd) {
        this.stage = stage;
        this.crowd = crowd;
    }

    public static Trial quick(Stage stage, long seed) {
        return begin(stage, seed, Duration.ZERO, Optional.empty());
    }

    /// With pauses between the steps, so that there is room for what a fault brings.
    public static Trial atEase(Stage stage, long seed) {
        return atEase(stage, seed, Optional.empty());
    }

    /// And one more device, which speaks by the client in TypeScript.
    public static Trial atEase(Stage stage, long seed, Optional<Sdk> sdk) {
        return begin(stage, seed, PAUSE_DURING_FAULTS, sdk);
    }

    private static Trial begin(Stage stage, long seed, Duration pause, Optional<Sdk> sdk) {
        var crowd = new Crowd(stage.gateways(), seed, PEOPLE, pause, sdk);
        crowd.gathers();
        return new Trial(stage, crowd);
    }

    /// So many steps of each device, and then rest: how long until all was the same.
    public Duration acts(int steps) {
        crowd.acts(steps);
        return crowd.settles();
    }

    public Outcome bears(Fault fault) throws Exception {
        crowd.figures().beginsAnew();
        var measured = crowd.actsDuring(() -> {
            stepsAreTaken();
            var begun = System.nanoTime();
            fault.strikes(stage);
            var down = Duration.ofNanos(System.nanoTime() - begun);
            var current = crowd.becomesCurrent(stage.bound());
            stepsAreTaken();
            return List.of(down, current);
        });
        var settled = crowd.settles();
        var figures = crowd.figures();
        return new Outcome(
                fault.toString(),
                measured.getFirst(),
                measured.getLast(),
                figures.resumes(),
                figures.resumedWithin(0.99),
                figures.answeredWithin(1),
                settled);
    }

    private void stepsAreTaken() {
        var before = crowd.steps();
        var wanted = STEPS_AROUND * crowd.devices().size();
        Await.until("everybody goes on", FOR_STEPS, () -> crowd.steps() >= before + wanted);
    }

    public Crowd crowd() {
        return crowd;
    }

    public String summary() {
        return "%d steps, %d log entries heard, %d messages acknowledged, answers p50 %d ms, p99 %d ms, %d violations; %s"
                .formatted(
                        crowd.steps(),
                        crowd.ledger().entries(),
                        crowd.ledger().acknowledged(),
                        crowd.figures().answeredWithin(0.5).toMillis(),
                        crowd.figures().answeredWithin(0.99).toMillis(),
                        crowd.violations().count(),
                        crowd.figures());
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
