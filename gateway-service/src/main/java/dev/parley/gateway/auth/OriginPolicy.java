package dev.parley.gateway.auth;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// From which web pages a browser may talk to us. A configured list replaces the default, which is our own host and
/// localhost; `*` in it means every page.
@Startup(1)
@ApplicationScoped
public class OriginPolicy {
    /// What such a page may read of an answer, beside its body and what it may read anyway.
    public static final String EXPOSED =
            "Allow, Content-Disposition, ETag, Location, Retry-After, WWW-Authenticate, X-Conversation-Id";

    private static final String EVERY = "*";

    private final Optional<Set<Origin>> allowed;
    private final boolean everything;

    @Inject
    public OriginPolicy(AuthConfig config) {
        this(config.allowedOrigins());
    }

    OriginPolicy(Optional<List<String>> configured) {
        var texts = configured
                .map(list -> list.stream().map(String::strip).toList())
                .filter(list -> !list.isEmpty());
        this.everything = texts.isPresent() && texts.get().contains(EVERY);
        this.allowed = texts.map(list -> list.stream()
                .filter(text -> !text.equals(EVERY))
                .map(OriginPolicy::configured)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether a request with these `Origin` and `Host` headers may pass. Without an Origin it is no browser's.
    public boolean allows(@Nullable String origin, @Nullable String host) {
        if (origin == null || everything) {
            return true;
        }
        return Origin.parse(origin)
                .map(page -> allowed.map(list -> list.contains(page))
                        .orElseGet(() -> page.isLocal() || page.isSameHost(host)))
                .orElse(false);
    }

    private static Origin configured(String text) {
        return Origin.parse(text)
                .orElseThrow(() -> new ConfigurationException(
                        "ALLOWED_ORIGINS has an entry that is no origin" + " (like https://app.example.com): " + text));
    }
}
