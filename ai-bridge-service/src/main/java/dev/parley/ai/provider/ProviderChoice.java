package dev.parley.ai.provider;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Chooses who answers: the preferred kind that is available, and of its providers the one with the least to do.
@ApplicationScoped
public class ProviderChoice {
    private final List<ProviderSource> sources;
    private final AtomicInteger turn = new AtomicInteger();

    ProviderChoice(@All List<ProviderSource> sources, ProviderConfig config) {
        this.sources = config.order().stream()
                .distinct()
                .flatMap(kind -> sources.stream().filter(source -> source.kind() == kind))
                .toList();
    }

    /// The best available provider that is not among those tried already.
    public Optional<Provider> next(Set<Provider> tried) {
        for (var source : sources) {
            var best = leastBusy(source.providers(), tried);
            if (best != null) {
                return Optional.of(best);
            }
        }
        return Optional.empty();
    }

    public boolean configured() {
        return sources.stream().anyMatch(ProviderSource::configured);
    }

    /// How many providers are available.
    public int available() {
        return Math.toIntExact(sources.stream()
                .flatMap(source -> source.providers().stream())
                .filter(Provider::available)
                .count());
    }

    /// Among equals the turn goes round, or the first would take all that comes one at a time.
    private @Nullable Provider leastBusy(List<? extends Provider> providers, Set<Provider> tried) {
        Provider best = null;
        var first = providers.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), providers.size());
        for (var i = 0; i < providers.size(); i++) {
            var provider = providers.get((first + i) % providers.size());
            if (provider.available()
                    && !tried.contains(provider)
                    && (best == null || provider.underWay() < best.underWay())) {
                best = provider;
            }
        }
        return best;
    }
}
