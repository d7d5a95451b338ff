package dev.parley.gateway.signin;

import dev.parley.gateway.batch.BatchedCalls;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignInBatch;
import dev.parley.session.contract.signin.SignInOutcome;
import dev.parley.session.contract.signin.SignedIn;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Those who sign in, on their way to session-service: after a restart thousands come at once, and share transactions.
@ApplicationScoped
class SignInBatches {
    private final SessionService session;
    private final SignInConfig config;
    private BatchedCalls<SignIn, SignInOutcome> calls;

    SignInBatches(SessionService session, SignInConfig config) {
        this.session = session;
        this.config = config;
    }

    @PostConstruct
    void open() {
        calls = new BatchedCalls<>("sign-in", config, this::send);
    }

    void close(@Observes ShutdownEvent event) {
        calls.close();
    }

    /// Blocks until session-service has answered.
    ///
    /// @throws RequestRejected as it refused it
    SignedIn signIn(SignIn signIn) {
        return calls.call(signIn, config.patience(), "Too many people are signing in")
                .get();
    }

    private List<SignInOutcome> send(List<SignIn> batch) {
        return session.call(peer -> peer.people().signIn(new SignInBatch(batch)))
                .outcomes();
    }
}
