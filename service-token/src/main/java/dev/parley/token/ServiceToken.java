package dev.parley.token;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.jspecify.annotations.Nullable;

/// What one of our services proves to another with each internal call: which service it is, and the person it acts
/// for. A call without a person acts for the service itself (a batch of many people's messages, an AI's answer).
public final class ServiceToken extends JWTCallerPrincipal {
    /// The role of a call that acts for the service itself.
    public static final String SERVICE = "service";

    /// The role of a call that acts for a person.
    public static final String PERSON = "person";

    private final String service;
    private final @Nullable UUID person;

    public ServiceToken(String service, Optional<UUID> person) {
        super(null, "JWT");
        this.service = service;
        this.person = person.orElse(null);
    }

    public String service() {
        return service;
    }

    public Optional<UUID> person() {
        return Optional.ofNullable(person);
    }

    @Override
    public String getName() {
        return service;
    }

    @Override
    public Set<String> getGroups() {
        return Set.of(person == null ? SERVICE : PERSON);
    }

    @Override
    protected Set<String> doGetClaimNames() {
        return person == null ? Set.of(Claims.iss.name()) : Set.of(Claims.iss.name(), ServiceTokenSigner.PERSON);
    }

    @Override
    protected @Nullable Object getClaimValue(String name) {
        return switch (name) {
            case "iss" -> service;
            case ServiceTokenSigner.PERSON -> person == null ? null : person.toString();
            default -> null;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceToken token
                && service.equals(token.service)
                && Objects.equals(person, token.person);
    }

    @Override
    public int hashCode() {
        return Objects.hash(service, person);
    }

    @Override
    public String toString() {
        return service + (person == null ? "" : " for " + person);
    }
}
