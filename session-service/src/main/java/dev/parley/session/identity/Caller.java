package dev.parley.session.identity;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.token.ServiceToken;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// For whom the request under way was made.
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The person the calling service acts for, or empty for somebody without an account.
    public Optional<UUID> person() {
        return ((ServiceToken) identity.getPrincipal()).person();
    }

    /// The person, where only a person may do it.
    public UUID someone() {
        return person().orElseThrow(() -> new RequestRejected(ErrorCode.FORBIDDEN, "Sign in to do this"));
    }
}
