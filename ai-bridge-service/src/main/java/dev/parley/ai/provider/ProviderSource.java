package dev.parley.ai.provider;

import java.util.List;

/// Where the providers of one kind come from; they may come and go.
public interface ProviderSource {
    ProviderKind kind();

    /// Whether anybody wanted this kind: then its absence is a failure that passes, else there is no AI to wait for.
    boolean configured();

    /// Those known, available or not.
    List<? extends Provider> providers();
}
