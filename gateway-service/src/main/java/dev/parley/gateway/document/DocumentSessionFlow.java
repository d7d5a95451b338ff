package dev.parley.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.fanout.UserEvents;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.session.SessionPeer;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Leads a person through a document session: what it says is stored, then the interviewer is asked, then what came of
/// it is stored. Whoever dies in between, the turn is pending, and whoever takes the session up goes on with it.
/// Blocks.
@ApplicationScoped
public class DocumentSessionFlow {
    private final SessionService session;
    private final SessionStepBatches steps;
    private final InterviewBridge interviewer;
    private final ConversationChannels conversationChannels;
    private final UserEvents userEvents;
    private final DocumentConfig config;
    private final Semaphore turns;

    DocumentSessionFlow(
            SessionService session,
            SessionStepBatches steps,
            InterviewBridge interviewer,
            ConversationChannels conversationChannels,
            UserEvents userEvents,
            DocumentConfig config) {
        this.session = session;
        this.steps = steps;
        this.interviewer = interviewer;
        this.conversationChannels = conversationChannels;
        this.config = config;
        this.turns = new Semaphore(config.maxCalls(), true);
        this.userEvents = userEvents;
    }

    /// Many come at once where a gateway has just started; session-service is asked by so many as it can serve at a
    /// time, and the others wait here, where it costs nothing.
    private <T> T inTurn(UUID person, Function<SessionPeer, T> call) {
        try {
            if (!turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RequestRejected(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment");
        }
        try {
            return session.actingFor(person, call);
        } finally {
            turns.release();
        }
    }

    /// Whether a session of this template can be begun or gone on with.
    public boolean knows(Caller caller, String template) {
        try {
            inTurn(caller.mustBePerson(), peer -> peer.documentTemplates().newest(template));
            return true;
        } catch (RequestRejected e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    public OpenedSession open(Caller caller, Command.EnterDocument enter) {
        var person = caller.mustBePerson();
        var quiet = enter.template() == null ? config.quietAfterDocument().toMillis() : 0;
        return open(
                person,
                enter.holder(),
                new OpenSession(UUID.randomUUID(), enter.template(), enter.holder(), false, false, null, quiet));
    }

    /// For the first words of a connection for which none was begun when it came.
    public DocumentSessionView begin(Caller caller, Command.BeginDocument begin) {
        var fresh = new OpenSession(begin.session(), null, begin.holder(), true, false, null);
        return begun(open(caller.mustBePerson(), begin.holder(), fresh));
    }

    /// Where a fresh one is wanted, it is begun in any case.
    private static DocumentSessionView begun(OpenedSession opened) {
        return Objects.requireNonNull(opened.session());
    }

    private OpenedSession open(UUID person, UUID holder, OpenSession open) {
        var opened = inTurn(person, peer -> peer.documentSessions().open(open));
        if (opened.session() == null) {
            return opened;
        }
        // The others hear it by Redis; those here need not wait for that.
        conversationChannels.tellPerson(
                person, new Event.DocumentHeld(opened.session().id(), holder));
        return opened;
    }

    /// Words to another question than is being asked by now are refused, and that one is told again: the word of it may
    /// have been lost.
    public DocumentSessionView say(Caller caller, Command.SayInDocument say) {
        var turn = new PersonTurn(PersonTurn.Kind.ANSWER, say.key(), say.content(), say.question(), null, say.holder());
        try {
            return turn(caller, say.session(), turn);
        } catch (RequestRejected refused) {
            if (refused.code() == ErrorCode.CONFLICT) {
                tellAgain(whole(caller.mustBePerson(), say.session()));
            }
            throw refused;
        }
    }

    private void tellAgain(DocumentSessionView session) {
        if (session.pending() == null && session.outcome() != null) {
            tell(session);
        }
    }

    public List<TemplateView> templates(Caller caller) {
        return inTurn(caller.mustBePerson(), peer -> peer.documentTemplates().list())
                .templates();
    }

    public DocumentSessionView start(Caller caller, Command.StartDocument start) {
        var person = caller.mustBePerson();
        var answers = start.prefill() == null
                ? null
                : interviewer.prefill(start.template(), start.prefill()).values();
        var id = start.key() == null ? UUID.randomUUID() : named(person, start);
        var open = new OpenSession(id, start.template(), null, true, start.review(), answers);
        return goOn(begun(inTurn(person, peer -> peer.documentSessions().open(open))));
    }

    /// The same for the same key.
    private static UUID named(UUID person, Command.StartDocument start) {
        var name = person + " " + start.template() + " " + start.key();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// `beforeAi` runs, and may refuse it, where the interviewer has to be asked once more.
    public DocumentSessionView resume(Caller caller, Command.ResumeDocument resume, Runnable beforeAi) {
        var person = caller.mustBePerson();
        var found = whole(person, resume.session());
        if (found.pending() == null) {
            return found;
        }
        beforeAi.run();
        goOn(found);
        return whole(person, resume.session());
    }

    private DocumentSessionView whole(UUID person, UUID id) {
        return inTurn(person, peer -> peer.documentSessions().get(id));
    }

    public DocumentSessionView answer(Caller caller, Command.AnswerDocument answer) {
        var value = answer.value() == null || answer.value().isMissingNode() ? NullNode.instance : answer.value();
        var turn = new PersonTurn(PersonTurn.Kind.ANSWER, answer.key(), words(value), answer.question(), value, null);
        return turn(caller, answer.session(), turn);
    }

    /// A typed value as it stands in the history.
    private static String words(JsonNode value) {
        if (value.isNull()) {
            return ""; // Whatever word stood here could be an answer.
        }
        return value.isBoolean()
                ? value.asBoolean() ? "yes" : "no"
                : value.isTextual() ? value.asText() : value.toString();
    }

    public DocumentSessionView revise(Caller caller, Command.ReviseDocument revise) {
        var turn = new PersonTurn(PersonTurn.Kind.REVISE, null, null, revise.question(), null, null);
        return turn(caller, revise.session(), turn);
    }

    private DocumentSessionView turn(Caller caller, UUID id, PersonTurn turn) {
        return goOn(steps.take(SessionStep.turn(caller.mustBePerson(), id, turn)));
    }

    /// Tells all of the person's connections, at this gateway and at the others, what has come of a turn.
    public void tell(DocumentSessionView turned) {
        var told = DocumentSessionView.builder()
                .id(turned.id())
                .userId(turned.userId())
                .templateId(turned.templateId())
                .templateVersion(turned.templateVersion())
                .status(turned.status())
                .review(turned.review())
                .turn(turned.turn())
                .outcome(turned.outcome())
                .documentId(turned.documentId())
                .documentVersion(turned.documentVersion())
                .createdAt(turned.createdAt())
                .updatedAt(turned.updatedAt())
                .build();
        userEvents.tell(
                turned.userId(), new Event.DocumentTurned(told), origin -> new UserEvent.DocumentTurned(origin, told));
    }

    /// What comes of the pending turn, if there is one.
    public DocumentSessionView goOn(DocumentSessionView pending) {
        if (pending.pending() == null) {
            return pending;
        }
        TurnOutcome outcome;
        try {
            outcome = interviewer.next(pending);
        } catch (RuntimeException nothingCame) {
            giveUp(pending);
            throw nothingCame;
        }
        return steps.take(SessionStep.outcome(pending.userId(), pending.id(), pending.turn(), outcome));
    }

    /// The person may say it again, or something else. Where that cannot be stored either, the turn is given up by
    /// itself after a while.
    private void giveUp(DocumentSessionView pending) {
        try {
            steps.take(SessionStep.givenUp(pending.userId(), pending.id(), pending.turn()));
        } catch (RequestRejected away) {
            Log.debugf("turn not given up session=%s code=%s", pending.id(), away.code());
        }
    }
}
