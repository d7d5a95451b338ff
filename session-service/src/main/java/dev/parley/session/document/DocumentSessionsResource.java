package dev.parley.session.document;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.DocumentSessionsApi;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.document.SessionHistory;
import dev.parley.session.contract.document.SessionStepBatch;
import dev.parley.session.contract.document.SessionStepResult;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import dev.parley.token.ServiceToken;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;

/// Document sessions over REST.
class DocumentSessionsResource implements DocumentSessionsApi {
    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final DocumentSessions sessions;
    private final SessionSteps steps;
    private final Announcer announcer;

    DocumentSessionsResource(
            ActorTransactions actorTransactions,
            Caller caller,
            DocumentSessions sessions,
            SessionSteps steps,
            Announcer announcer) {
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.sessions = sessions;
        this.steps = steps;
        this.announcer = announcer;
    }

    @Override
    public OpenedSession open(OpenSession open) {
        var person = caller.someone();
        if (open == null || open.newId() == null) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The id of the session is missing");
        }
        var opened = actorTransactions.asCaller(true, () -> sessions.open(person, open));
        if (open.holder() != null && opened.session() != null) {
            announcer.tell(person, new UserEvent.DocumentHeld(opened.session().id(), open.holder()));
        }
        return opened;
    }

    @Override
    public DocumentSessionView get(UUID id) {
        return actorTransactions.asCaller(true, () -> sessions.get(id));
    }

    @Override
    @RolesAllowed(ServiceToken.SERVICE)
    public SessionHistory history(UUID id) {
        return actorTransactions.asService(() -> new SessionHistory(sessions.history(id)));
    }

    @Override
    @RolesAllowed(ServiceToken.SERVICE)
    public SessionStepResult steps(SessionStepBatch batch) {
        if (batch == null || batch.items() == null || batch.items().size() > SessionStepBatch.MAX_ITEMS) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + SessionStepBatch.MAX_ITEMS + " steps");
        }
        return new SessionStepResult(steps.take(batch.items()));
    }
}
