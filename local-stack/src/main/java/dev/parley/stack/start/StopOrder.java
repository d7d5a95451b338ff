package dev.parley.stack.start;

import dev.parley.stack.Progress;
import dev.parley.stack.child.Child;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// Who stops when: those whom people talk to first, those who keep things last. The graces add up to less than 15 s.
final class StopOrder {
    private static final List<Stage> STAGES = List.of(
            new Stage(name -> name.startsWith("gateway-"), Duration.ofSeconds(6)),
            new Stage(name -> name.startsWith("ai-bridge-"), Duration.ofSeconds(3)),
            new Stage(name -> name.startsWith("session-"), Duration.ofSeconds(2)),
            new Stage(name -> true, Duration.ofMillis(2500)));

    private final Progress progress;

    private record Stage(Predicate<String> who, Duration grace) {}

    StopOrder(Progress progress) {
        this.progress = progress;
    }

    void stop(List<Child> children) {
        var left = children;
        for (var stage : STAGES) {
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
