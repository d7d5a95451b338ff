package dev.parley.service.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LabelTest {
    private enum Answer {
        YES,
        NOT_YET,
        NEVER
    }

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void aConstantIsWrittenInLowerCase() {
        assertEquals(
                Tags.of("answer", "not_yet"), Label.of("answer", Answer.class).is(Answer.NOT_YET));
    }

    @Test
    void whatIsNotOnTheListIsOther() {
        var status = Label.ofWords("status", "400", "5xx");

        assertEquals(Tags.of("status", "400"), status.is("400"));
        assertEquals(Tags.of("status", "other"), status.is("79999"));
        assertTrue(status.has("5xx"));
        assertFalse(status.has("79999"));
    }

    @Test
    void noneHasAWordWhereThereMayBeNone() {
        var answer = Label.of("answer", Answer.class).orNone("silence");

        assertEquals(Tags.of("answer", "silence"), answer.is(null));
    }

    @Test
    void whatIsLeftOutIsNoValueOfIt() {
        var answer = Label.of("answer", Answer.class).without(Answer.NEVER);

        assertThrows(IllegalArgumentException.class, () -> answer.is(Answer.NEVER));
        assertThrows(IllegalArgumentException.class, () -> answer.is(null));
    }

    @Test
    void eachValueHasItsMeterFromTheStart() {
        var answers = Label.of("answer", Answer.class)
                .without(Answer.NEVER)
                .each(answer -> Counter.builder("answers").tags(answer).register(registry));

        answers.apply(Answer.YES).increment();

        assertEquals(Set.of("yes 1.0", "not_yet 0.0"), counted("answers"));
    }

    @Test
    void whatIsOnNoListSharesOneMeter() {
        var statuses = Label.ofWords("status", "400")
                .each(status -> Counter.builder("statuses").tags(status).register(registry));

        statuses.apply("799").increment();
        statuses.apply("899").increment();

        assertEquals(Set.of("400 0.0", "other 2.0"), counted("statuses"));
    }

    private Set<String> counted(String name) {
        return registry.find(name).counters().stream()
                .map(counter -> counter.getId().getTags().getFirst().getValue() + " " + counter.count())
                .collect(Collectors.toSet());
    }
}
