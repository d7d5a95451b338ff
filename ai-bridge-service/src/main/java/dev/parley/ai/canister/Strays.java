package dev.parley.ai.canister;

import dev.parley.service.metrics.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/// Counts what canisters we dialled say of things they were not asked, or no longer are: it is dropped.
@ApplicationScoped
class Strays {
    private enum Reason {
        UNKNOWN_REQUEST,
        ANOTHER_CONVERSATION
    }

    private static final Label<Reason> REASON = Label.of("reason", Reason.class);

    private final Function<Reason, Counter> dropped;

    Strays(MeterRegistry metrics) {
        this.dropped = REASON.each(reason -> Counter.builder("bridge.canister.frames.dropped")
                .description("What canisters we dialled said of something they were not asked")
                .tags(reason)
                .register(metrics));
    }

    void unknownRequest() {
        dropped.apply(Reason.UNKNOWN_REQUEST).increment();
    }

    void anotherConversation() {
        dropped.apply(Reason.ANOTHER_CONVERSATION).increment();
    }
}
