package dev.parley.stack.start;

import dev.parley.stack.Progress;
import dev.parley.stack.child.Child;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Who stops when: those whom people talk to first, those who keep things last.
public final class StopOrder {
    /// The graces add up to less than 15 s.
    private static final List<Stage> ONE_AFTER_THE_OTHER = List.of(
            new Stage(name -> name.startsWith("gateway-"), Duration.ofSeconds(6)),
            new Stage(name -> name.matches("(ai-bridge|rendering)-\\d+"), Duration.ofSeconds(3)),
            new Stage(name -> name.startsWith("session-"), Duration.ofSeconds(2)),
            new Stage(name -> true, Duration.ofMillis(2500)));

    private static final List<Stage> SERVICES_TOGETHER = List.of(
            new Stage(name -> name.matches("(gateway|ai-bridge|rendering|session)-\\d+"), Duration.ofSeconds(180)),
            new Stage(name -> true, Duration.ofSeconds(10)));

    private final List<Stage> stages;
    private final Progress progress;

    private record Stage(Predicate<String> who, Duration grace) {}

    private StopOrder(List<Stage> stages, Progress progress) {
        this.stages = stages;
        this.progress = progress;
    }

    static StopOrder oneAfterTheOther(Progress progress) {
        return new StopOrder(ONE_AFTER_THE_OTHER, progress);
    }

    /// For services that have nobody to say farewell to, but much to write down before they end.
    public static StopOrder servicesTogether(Progress progress) {
        return new StopOrder(SERVICES_TOGETHER, progress);
    }

    void stop(List<Child> children) {
        var left = children;
        for (var stage : stages) {
            var now =
                    left.stream().filter(child -> stage.who.test(child.name())).toList();
            left = left.stream().filter(child -> !now.contains(child)).toList();
            now.forEach(Child::askToStop);
            var begun = System.nanoTime();
            for (var child : now) {
                var waited = Duration.ofNanos(System.nanoTime() - begun);
                var grace = stage.grace.minus(waited);
                child.awaitStop(grace.isNegative() ? Duration.ZERO : grace);
            }
            if (!now.isEmpty()) {
                progress.says(String.join(", ", now.stream().map(Child::name).toList()) + " stopped after "
                        + Progress.seconds(Duration.ofNanos(System.nanoTime() - begun)));
            }
        }
    }
}
