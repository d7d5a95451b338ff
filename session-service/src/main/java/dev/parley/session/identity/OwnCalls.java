package dev.parley.session.identity;

import dev.parley.token.ServiceToken;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Lets this process ask itself what another service would ask it, without a request of that service.
@ApplicationScoped
public class OwnCalls {
    private final CurrentIdentityAssociation current;
    private final Session session;

    OwnCalls(CurrentIdentityAssociation current, Session session) {
        this.current = current;
        this.session = session;
    }

    /// Within a transaction: as if it were another one, which reads what was written before.
    public <T> T actingAfresh(@Nullable UUID person, Supplier<T> call) {
        session.flush();
        session.clear();
        return actingFor(person, call);
    }

    /// For a person; null: for the service itself.
    public <T> T actingFor(@Nullable UUID person, Supplier<T> call) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var token = new ServiceToken("session-service", Optional.ofNullable(person));
            current.setIdentity(QuarkusSecurityIdentity.builder()
                    .setPrincipal(token)
                    .addRoles(token.getGroups())
                    .build());
            return call.get();
        } finally {
            request.terminate();
        }
    }
}
