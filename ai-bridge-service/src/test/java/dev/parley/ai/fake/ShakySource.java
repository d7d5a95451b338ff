package dev.parley.ai.fake;

import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Knows no provider, and cannot even be asked for them as often as a test wants.
@ApplicationScoped
public class ShakySource implements ProviderSource {
    public static final AtomicInteger FAILURES = new AtomicInteger();

    @Override
    public ProviderKind kind() {
        return ProviderKind.CANISTER_IN;
    }

    @Override
    public boolean configured() {
        return false;
    }

    @Override
    public List<? extends Provider> providers() {
        if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("Shaken");
        }
        return List.of();
    }
}
