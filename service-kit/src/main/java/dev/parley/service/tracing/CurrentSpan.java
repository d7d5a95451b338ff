package dev.parley.service.tracing;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import org.jspecify.annotations.Nullable;

/// The step that a request is answered in, from its first filter to whatever does its work, on whichever threads.
public final class CurrentSpan {
    private static final String KEY = CurrentSpan.class.getName();

    private CurrentSpan() {}

    /// Of the request at hand.
    public static void set(Span span) {
        if (Vertx.currentContext() instanceof ContextInternal context && context.isDuplicate()) {
            context.putLocal(KEY, span);
        }
    }

    /// Null: no request is at hand of which it is known.
    public static @Nullable Span get() {
        return Vertx.currentContext() instanceof ContextInternal context && context.isDuplicate()
                ? context.getLocal(KEY)
                : null;
    }
}
