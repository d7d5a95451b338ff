package dev.parley.ai.provider;

import java.util.Optional;
import java.util.function.Consumer;

/// One AI that answers: a canister's link, a canister that dialled in, a model behind HTTP. Safe to use from any
/// thread; no method blocks.
public interface Provider {
    ProviderKind kind();

    /// Whether a prompt given now would reach it.
    boolean available();

    /// Answers it is writing at the moment.
    int underWay();

    /// The model's name, where it is known before it answers.
    Optional<String> model();

    /// Asks. The listener hears, in order, any number of deltas and exactly one last event, unless cancelled before; it
    /// is called on the provider's own thread and must not block.
    Answering answer(Prompt prompt, Consumer<ProviderEvent> listener);
}
