package dev.parley.service.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/// Where a trace stands, as it travels: `00-{trace}-{span}-{flags}` (W3C Trace Context). Nothing else is read out of
/// what others write: no state, no baggage, no later version.
record TraceParent(String trace, String span, boolean sampled) {
    /// `00-`, 32 digits, `-`, 16 digits, `-`, 2 digits.
    static final int LENGTH = 55;

    private static final String VERSION = "00-";
    private static final int SPAN_AT = VERSION.length() + 32 + 1;
    private static final int FLAGS_AT = SPAN_AT + 16 + 1;

    /// Null: there is none, or it is unfit.
    static @Nullable TraceParent read(@Nullable String text) {
        if (text == null
                || text.length() != LENGTH
                || !text.startsWith(VERSION)
                || text.charAt(SPAN_AT - 1) != '-'
                || text.charAt(FLAGS_AT - 1) != '-') {
            return null;
        }
        var trace = text.substring(VERSION.length(), SPAN_AT - 1);
        var span = text.substring(SPAN_AT, FLAGS_AT - 1);
        var high = digit(text.charAt(FLAGS_AT));
        var low = digit(text.charAt(FLAGS_AT + 1));
        return TraceId.isValid(trace) && SpanId.isValid(span) && high >= 0 && low >= 0
                ? new TraceParent(trace, span, (low & 1) == 1)
                : null;
    }

    /// Lower case alone.
    private static int digit(char character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
    }

    static String of(SpanContext context) {
        return VERSION + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    /// Of a span that goes on with it. Whoever goes on has decided to record.
    Context context() {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        trace, span, TraceFlags.getSampled(), TraceState.getDefault())));
    }
}
