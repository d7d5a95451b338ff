package dev.parley.ai.canister;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts what canisters we dialled say of things they were not asked, or no longer are: it is dropped.
@ApplicationScoped
class Strays {
    private final Counter unknownRequest;
    private final Counter anotherConversation;

    Strays(MeterRegistry metrics) {
        this.unknownRequest = counter(metrics, "unknown_request");
        this.anotherConversation = counter(metrics, "another_conversation");
    }

    private static Counter counter(MeterRegistry metrics, String reason) {
        return Counter.builder("bridge.canister.frames.dropped")
                .tag("reason", reason)
                .description("What canisters said of something they were not asked")
                .register(metrics);
    }

    void unknownRequest() {
        unknownRequest.increment();
    }

    void anotherConversation() {
        anotherConversation.increment();
    }
}
