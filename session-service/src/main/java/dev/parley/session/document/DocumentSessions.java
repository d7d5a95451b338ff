package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.SessionStepOutcome;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Document sessions and their turns. Within a transaction of the person whose they are, but for [#take].
@ApplicationScoped
class DocumentSessions {
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final DocumentSessionRepository sessions;
    private final DocumentTemplates templates;
    private final DocumentRepository documents;
    private final DocumentConfig config;
    private final DatabaseClock databaseClock;

    DocumentSessions(
            DocumentSessionRepository sessions,
            DocumentTemplates templates,
            DocumentRepository documents,
            DocumentConfig config,
            DatabaseClock databaseClock) {
        this.sessions = sessions;
        this.templates = templates;
        this.documents = documents;
        this.config = config;
        this.databaseClock = databaseClock;
    }

    OpenedSession open(UUID person, OpenSession open) {
        sessions.holdSessionsOf(person);
        var earlier = sessions.locked(open.newId());
        if (earlier.isEmpty() && !open.fresh()) {
            earlier = sessions.newestUnfinished(person, open.templateId());
        }
        if (earlier.isPresent()) {
            var isNew = earlier.get().id.equals(open.newId());
            if (open.holder() != null) {
                earlier.get().heldBy(open.holder(), databaseClock.get());
            }
            return new OpenedSession(earlier.get().whole(), isNew);
        }
        if (open.quietMillis() > 0
                && documents.madeSince(person, databaseClock.get().minusMillis(open.quietMillis()))) {
            return OpenedSession.NONE;
        }
        var template = open.templateId() == null
                ? null
                : templates.newest(open.templateId()).orElseThrow(DocumentTemplates::unknown);
        var answers = open.answers() == null ? (JsonNode) JsonNodeFactory.instance.objectNode() : open.answers();
        var session = new DocumentSession(open, person, template, answers, databaseClock.get());
        sessions.persist(session);
        return new OpenedSession(session.whole(), true);
    }

    DocumentSessionView get(UUID id) {
        return known(id).whole();
    }

    List<HistoryEntry> history(UUID id) {
        return known(id).history;
    }

    private DocumentSession known(UUID id) {
        return sessions.findByIdOptional(id).orElseThrow(DocumentSessions::unknown);
    }

    private static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "Session not found");
    }

    /// As the service. Steps of one session see each other, in their order; `check` refuses those that no session
    /// takes.
    List<SessionStepOutcome> take(List<SessionStep> steps, Consumer<SessionStep> check) {
        var locked = sessions.locked(steps.stream()
                .filter(Objects::nonNull)
                .map(SessionStep::session)
                .collect(Collectors.toSet()));
        var outcomes = new ArrayList<SessionStepOutcome>(steps.size());
        for (var step : steps) {
            try {
                check.accept(step);
                var session = locked.get(step.session());
                if (session == null || !session.userId.equals(step.person())) {
                    throw unknown();
                }
                if (step.turn() != null) {
                    take(session, step.turn());
                } else if (step.of() != null && step.outcome() != null) {
                    settle(session, step.of(), step.outcome());
                } else if (step.of() != null && session.pending != null && session.turn == step.of()) {
                    session.giveUp();
                }
                outcomes.add(SessionStepOutcome.of(session.view()));
            } catch (RequestRejected refused) {
                outcomes.add(SessionStepOutcome.of(refused));
            }
        }
        return outcomes;
    }

    private void take(DocumentSession session, PersonTurn next) {
        if (session.knows(next.key())) {
            return;
        }
        if (!session.takes(next)) {
            throw new RequestRejected(ErrorCode.CONFLICT, "This session is over");
        }
        if (next.holder() != null && !next.holder().equals(session.holder)) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Another connection holds this session");
        }
        if (session.pending != null && says(session.pending, next)) {
            session.knowsAlso(next.key());
            return;
        }
        if (next.question() != null && !session.mayBeAbout(next)) {
            throw new RequestRejected(
                    ErrorCode.CONFLICT,
                    next.kind() == PersonTurn.Kind.REVISE
                            ? "That question has not been answered"
                            : "That question is not being asked");
        }
        if (session.isBusy(databaseClock.get().minus(config.turnPatience()))) {
            throw new RequestRejected(
                    ErrorCode.CONFLICT, "Another answer is being looked at; please wait for what comes of it");
        }
        if (session.turn >= config.maxTurns()) {
            throw new RequestRejected(ErrorCode.CONFLICT, "This session has had too many turns");
        }
        if (session.answersWith(next) > config.maxAnswers()) {
            throw new RequestRejected(
                    ErrorCode.TOO_LARGE,
                    "The answers of a session have at most " + config.maxAnswers() + " characters together");
        }
        session.take(next, databaseClock.get());
    }

    /// The same again, by somebody who has not heard what came of it.
    private static boolean says(PersonTurn pending, PersonTurn next) {
        return pending.kind() == next.kind()
                && Objects.equals(pending.content(), next.content())
                && Objects.equals(pending.question(), next.question())
                && sameValue(pending.value(), next.value());
    }

    /// A number that was stored is the same in other digits.
    private static boolean sameValue(@Nullable JsonNode pending, @Nullable JsonNode next) {
        return pending == null || next == null ? pending == next : pending.equals(BY_VALUE, next);
    }

    private void settle(DocumentSession session, int turn, TurnOutcome came) {
        if (session.pending == null || session.turn != turn) {
            return;
        }
        session.settle(came, databaseClock.get());
        if (came.document() != null) { // It is completed.
            var document = new Document(session, came.document(), databaseClock.get());
            documents.persist(document);
            session.complete(document.publicId());
        }
    }
}
