package dev.parley.service.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SampledTracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-";
    private static final SdkTracerProvider SDK = SdkTracerProvider.builder().build();

    @AfterAll
    static void close() {
        SDK.close();
    }

    @Test
    void aStepOfAStepIsOfTheSameTrace() {
        var first = traced(1).begin("first", SpanKind.SERVER);
        var second = first.child("second", SpanKind.INTERNAL);

        assertEquals(trace(first), trace(second));
        assertNotEquals(first.traceparent(), second.traceparent());
    }

    @Test
    void whatComesInTwiceIsTwoTraces() {
        var tracing = traced(1);

        assertNotEquals(trace(tracing.begin("one", SpanKind.SERVER)), trace(tracing.begin("two", SpanKind.SERVER)));
    }

    @Test
    void aCallersTraceIsGoneOnWith() {
        assertEquals(TRACE, trace(traced(1).begin("first", SpanKind.SERVER, CALLER + "01")));
    }

    @Test
    void whatACallerMakesUpIsNotTakenForATrace() {
        assertTrue(traced(1).begin("first", SpanKind.SERVER, "../../etc/passwd").isRecording());
    }

    @Test
    void aCallersWishToBeRecordedIsNotHeard() {
        assertSame(Span.NONE, traced(0).begin("first", SpanKind.SERVER, CALLER + "01"));
    }

    @Test
    void aPartIsTraced() {
        var tracing = traced(0.5);

        var recorded = IntStream.range(0, 10_000)
                .filter(_ -> tracing.begin("one", SpanKind.SERVER).isRecording())
                .count();

        assertTrue(recorded > 4_500 && recorded < 5_500, () -> recorded + " of 10000");
    }

    @Test
    void whatAServiceOfOursTracesIsTracedByAll() {
        assertEquals(TRACE, trace(traced(0).resume("next", SpanKind.SERVER, CALLER + "01")));
    }

    @Test
    void whatItDoesNotIsNotTracedByAny() {
        assertSame(Span.NONE, traced(1).resume("next", SpanKind.SERVER, CALLER + "00"));
        assertSame(Span.NONE, traced(1).resume("next", SpanKind.SERVER, null));
        assertSame(Span.NONE, traced(1).resume("next", SpanKind.SERVER, "forged"));
    }

    @Test
    void aLineOfTheLogSaysTheTracesId() {
        assertEquals(
                " trace_id=" + TRACE,
                traced(1).begin("first", SpanKind.SERVER, CALLER + "01").logged());
        assertEquals("", Span.NONE.logged());
    }

    @Test
    void switchedOffItIsNothing() {
        assertFalse(Tracing.OFF.isOn());
        assertSame(Span.NONE, Tracing.OFF.begin("first", SpanKind.SERVER, CALLER + "01"));
        assertSame(Span.NONE, Tracing.OFF.resume("next", SpanKind.SERVER, CALLER + "01"));
        assertSame(Span.NONE, Span.NONE.child("step", SpanKind.CLIENT));
        assertNull(Span.NONE.traceparent());
    }

    private static Tracing traced(double ratio) {
        return new SampledTracing(SDK.get("test"), ratio);
    }

    private static String trace(Span span) {
        return span.traceparent().split("-")[1];
    }
}
