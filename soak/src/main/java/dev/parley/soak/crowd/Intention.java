package dev.parley.soak.crowd;

import java.util.List;
import java.util.Random;

/// What somebody wants to do next: a step, and numbers that choose among whatever there is to choose from then.
record Intention(Step step, int first, int second, int third) {
    /// The same ones for the same seed and actor, whatever happens.
    static final class Source {
        private final Random random;

        Source(long seed, int actor) {
            random = new Random(seed * 1_000_003 + actor);
        }

        Intention next() {
            return new Intention(Step.of(random.nextInt()), random.nextInt(), random.nextInt(), random.nextInt());
        }
    }

    static <T> T pick(List<T> choices, int number) {
        return choices.get(Math.floorMod(number, choices.size()));
    }
}
