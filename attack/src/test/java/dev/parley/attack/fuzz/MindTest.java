package dev.parley.attack.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MindTest {
    private static final int STEPS = 300;
    private static final List<String> TOKENS = List.of("a.b.c", "d.e.f");

    private final Examples examples = Examples.read();

    MindTest() throws IOException {}

    @Test
    void theSameSeedSaysTheSame() {
        sayTheSame(random -> new HttpMind(random, TOKENS));
        sayTheSame(random -> new SocketMind(random, TOKENS, examples));
    }

    private static void sayTheSame(Function<Random, Mind> mind) {
        var one = mind.apply(new Random(4711));
        var another = mind.apply(new Random(4711));
        for (var step = 0; step < STEPS; step++) {
            assertArrayEquals(one.next(step), another.next(step));
        }
    }

    @Test
    void everyDialectHasExamples() {
        examples.of().forEach((dialect, said) -> assertFalse(said.isEmpty(), dialect));
        assertTrue(examples.of().keySet().containsAll(List.of("parley", "avai", "rooms", "pitchey", "documents")));
    }

    @Test
    void aMutationIsAnotherTextMostOfTheTime() {
        var random = new Random(4711);
        var original = "{\"type\":\"ping\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var changed = 0;
        for (var i = 0; i < STEPS; i++) {
            changed += java.util.Arrays.equals(original, Mutation.of(original, random)) ? 0 : 1;
        }
        assertTrue(changed > STEPS * 9 / 10, changed + " of " + STEPS);
    }
}
