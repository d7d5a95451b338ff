package dev.parley.gateway.document;

import dev.parley.gateway.batch.BatchedCalls;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.SessionStepBatch;
import dev.parley.session.contract.document.SessionStepOutcome;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/// The steps of document sessions on their way to session-service: where many people answer at once, they share
/// transactions.
@ApplicationScoped
class SessionStepBatches {
    private final SessionService session;
    private final DocumentConfig config;
    private BatchedCalls<SessionStep, SessionStepOutcome> calls;

    SessionStepBatches(SessionService session, DocumentConfig config) {
        this.session = session;
        this.config = config;
    }

    @PostConstruct
    void open() {
        calls = new BatchedCalls<>("document", config, this::send);
    }

    void close(@Observes ShutdownEvent event) {
        calls.close();
    }

    /// Blocks until it is committed.
    ///
    /// @throws RequestRejected as session-service refused it
    DocumentSessionView take(SessionStep step) {
        return calls.call(step, config.stepPatience(), "Too many answers are waiting to be stored")
                .get();
    }

    private List<SessionStepOutcome> send(List<SessionStep> batch) {
        var outcomes = new ArrayList<SessionStepOutcome>(batch.size());
        for (var items : requests(batch, config.maxCharacters())) {
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
}
