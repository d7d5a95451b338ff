package dev.parley.gateway.document;

import dev.parley.gateway.lane.Lane;
import dev.parley.gateway.lane.Outcome;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.SessionStepBatch;
import dev.parley.session.contract.document.SessionStepOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The steps of document sessions on their way to session-service: where many people answer at once, they share
/// transactions.
@ApplicationScoped
class SessionLine {
    private final SessionService session;
    private final DocumentConfig config;
    private final List<Thread> threads = new ArrayList<>();
    private Lane<Waiting, SessionStepOutcome> lane;

    private record Waiting(SessionStep step, CompletableFuture<SessionStepOutcome> outcome) {}

    SessionLine(SessionService session, DocumentConfig config) {
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
                SessionLine::settled,
                SessionLine::failed);
        for (var number = 0; number < config.lanes(); number++) {
            threads.add(Thread.ofPlatform().daemon().name("document-" + number).start(lane));
        }
    }

    void close(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    /// Blocks until it is committed.
    ///
    /// @throws RequestRejected as session-service refused it
    DocumentSessionView take(SessionStep step) {
        var waiting = new Waiting(step, new CompletableFuture<>());
        if (!lane.offer(waiting)) {
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "Too many answers are waiting to be stored");
        }
        return Outcome.of(waiting.outcome, config.stepPatience()).get();
    }

    private List<SessionStepOutcome> send(List<Waiting> batch) {
        var steps = batch.stream().map(Waiting::step).toList();
        var outcomes = new ArrayList<SessionStepOutcome>(batch.size());
        for (var items : requests(steps, config.maxCharacters())) {
            outcomes.addAll(session.call(peer -> peer.documentSessions().steps(new SessionStepBatch(items)))
                    .outcomes());
        }
        return outcomes;
    }

    /// In their order. Documents may be long: no more of them share a request than it can bear.
    static List<List<SessionStep>> requests(List<SessionStep> steps, int maxCharacters) {
        var requests = new ArrayList<List<SessionStep>>(1);
        var items = new ArrayList<SessionStep>(steps.size());
        var characters = 0;
        for (var step : steps) {
            if (characters + characters(step) > maxCharacters && !items.isEmpty()) {
                requests.add(items);
                items = new ArrayList<>();
                characters = 0;
            }
            items.add(step);
            characters += characters(step);
        }
        requests.add(items);
        return requests;
    }

    private static int characters(SessionStep step) {
        var made = step.outcome() == null ? null : step.outcome().document();
        return made == null ? 0 : made.content().length();
    }

    private static void settled(List<Waiting> batch, List<SessionStepOutcome> outcomes) {
        for (var at = 0; at < batch.size(); at++) {
            batch.get(at).outcome.complete(outcomes.get(at));
        }
    }

    private static void failed(List<Waiting> batch, RequestRejected cause) {
        batch.forEach(waiting -> waiting.outcome.completeExceptionally(cause));
    }
}
