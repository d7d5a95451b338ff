package dev.parley.gateway.signin;

import dev.parley.gateway.lane.Lane;
import dev.parley.gateway.lane.Outcome;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.person.SignIn;
import dev.parley.session.contract.person.SignInBatch;
import dev.parley.session.contract.person.SignInOutcome;
import dev.parley.session.contract.person.SignedIn;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Those who sign in, on their way to session-service: after a restart thousands come at once, and share transactions.
@ApplicationScoped
class SignInLine {
    private final SessionService session;
    private final SignInConfig config;
    private final List<Thread> threads = new ArrayList<>();
    private Lane<Waiting, SignInOutcome> lane;

    private record Waiting(SignIn signIn, CompletableFuture<SignInOutcome> outcome) {}

    SignInLine(SessionService session, SignInConfig config) {
        this.session = session;
        this.config = config;
    }

    @PostConstruct
    void open() {
        lane = new Lane<>(
                config.maxWaiting(),
                config.maxBatch(),
                config.pace(),
                this::send,
                SignInLine::settled,
                SignInLine::failed);
        for (var number = 0; number < config.lanes(); number++) {
            threads.add(Thread.ofPlatform().daemon().name("sign-in-" + number).start(lane));
        }
    }

    void close(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    /// Blocks until session-service has answered.
    ///
    /// @throws RequestRejected as it refused it
    SignedIn signIn(SignIn signIn) {
        var waiting = new Waiting(signIn, new CompletableFuture<>());
        if (!lane.offer(waiting)) {
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "Too many people are signing in");
        }
        return Outcome.of(waiting.outcome, config.patience()).get();
    }

    private List<SignInOutcome> send(List<Waiting> batch) {
        var items = batch.stream().map(Waiting::signIn).toList();
        return session.call(peer -> peer.people().signIn(new SignInBatch(items)))
                .outcomes();
    }

    private static void settled(List<Waiting> batch, List<SignInOutcome> outcomes) {
        for (var at = 0; at < batch.size(); at++) {
            batch.get(at).outcome.complete(outcomes.get(at));
        }
    }

    private static void failed(List<Waiting> batch, RequestRejected cause) {
        batch.forEach(waiting -> waiting.outcome.completeExceptionally(cause));
    }
}
