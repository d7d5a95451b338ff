package dev.parley.session.identity;

import dev.parley.token.ServiceToken;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;

/// Lets this process ask itself what another service would ask it, without a request of that service.
@ApplicationScoped
public class OwnCalls {
    private final Caller caller;
    private final Session session;

    OwnCalls(Caller caller, Session session) {
        this.caller = caller;
        this.session = session;
    }

    /// Within a transaction: as if it were another one, which reads what was written before.
    public <T> T actingAfresh(UUID person, Supplier<T> call) {
        session.flush();
        session.clear();
        return actingFor(person, call);
    }

    /// For a person; null: for the service itself.
    public <T> T actingFor(UUID person, Supplier<T> call) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            caller.is(new ServiceToken("session-service", Optional.ofNullable(person)));
            return call.get();
        } finally {
            request.terminate();
        }
    }
}
