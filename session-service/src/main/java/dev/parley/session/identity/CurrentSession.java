package dev.parley.session.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.Session;

/// Where whoever reads reads: in the transaction under way, or, within [ReplicaTransactions], at the replica.
@ApplicationScoped
public class CurrentSession {
    private final ScopedValue<Session> replicas = ScopedValue.newInstance();
    private final Session primarys;

    CurrentSession(Session primarys) {
        this.primarys = primarys;
    }

    public Session get() {
        return replicas.isBound() ? replicas.get() : primarys;
    }

    <T> T at(Session replica, Supplier<T> work) {
        return ScopedValue.where(replicas, replica).call(work::get);
    }
}
