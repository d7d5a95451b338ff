package dev.parley.gateway.document;

import dev.parley.gateway.ai.InterviewBridge;
import dev.parley.gateway.fanout.Rooms;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Leads a person through a document session: what it says is stored, then the interviewer is asked, then what came of
/// it is stored. Whoever dies in between, the turn is pending, and whoever takes the session up goes on with it.
/// Blocks.
@ApplicationScoped
public class Interviews {
    private final SessionService session;
    private final InterviewBridge interviewer;
    private final Rooms rooms;

    Interviews(SessionService session, InterviewBridge interviewer, Rooms rooms) {
        this.session = session;
        this.interviewer = interviewer;
        this.rooms = rooms;
    }

    /// Whether a session of this template can be begun or gone on with.
    public boolean knows(Caller caller, String template) {
        try {
            session.actingFor(
                    caller.mustBePerson(), peer -> peer.documentTemplates().newest(template));
            return true;
        } catch (Refused e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    public OpenedSession open(Caller caller, Command.EnterDocument enter) {
        var person = caller.mustBePerson();
        var open = new OpenSession(UUID.randomUUID(), enter.template(), enter.holder(), false, false, null);
        var opened = session.actingFor(person, peer -> peer.documentSessions().open(open));
        // The others hear it by Redis; those here need not wait for that.
        rooms.tellPerson(person, new Event.DocumentHeld(opened.session().id(), enter.holder()));
        return opened;
    }

    public DocumentSessionView say(Caller caller, Command.SayInDocument say) {
        var turn = new PersonTurn(
                PersonTurn.Kind.ANSWER, UUID.randomUUID().toString(), say.content(), null, null, say.holder());
        return goOn(session.actingFor(
                caller.mustBePerson(), peer -> peer.documentSessions().turn(say.session(), turn)));
    }

    /// What comes of the pending turn, if there is one.
    public DocumentSessionView goOn(DocumentSessionView pending) {
        if (pending.pending() == null) {
            return pending;
        }
        var outcome = interviewer.next(pending);
        return session.actingFor(
                pending.userId(), peer -> peer.documentSessions().outcome(pending.id(), pending.turn(), outcome));
    }
}
