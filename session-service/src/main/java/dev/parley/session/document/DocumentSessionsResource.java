package dev.parley.session.document;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.DocumentSessionsApi;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.log.PersonNotice;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.database.StorableText;
import dev.parley.session.identity.Acting;
import dev.parley.session.identity.Caller;
import java.util.UUID;

/// Document sessions over REST, to whose they are.
class DocumentSessionsResource implements DocumentSessionsApi {
    private static final int MAX_KEY = 64;

    private final Acting acting;
    private final Caller caller;
    private final DocumentSessions sessions;
    private final DocumentConfig config;
    private final Announcer announcer;

    DocumentSessionsResource(
            Acting acting, Caller caller, DocumentSessions sessions, DocumentConfig config, Announcer announcer) {
        this.acting = acting;
        this.caller = caller;
        this.sessions = sessions;
        this.config = config;
        this.announcer = announcer;
    }

    @Override
    public OpenedSession open(OpenSession open) {
        var person = caller.someone();
        if (open == null || open.newId() == null) {
            throw new Refused(ErrorCode.BAD_REQUEST, "The id of the session is missing");
        }
        var opened = acting.asCaller(true, () -> sessions.open(person, open));
        if (open.holder() != null) {
            announcer.tell(
                    person, new PersonNotice.DocumentHeld(opened.session().id(), open.holder()));
        }
        return opened;
    }

    @Override
    public DocumentSessionView get(UUID id) {
        return caller.person().isPresent()
                ? acting.asCaller(true, () -> sessions.get(id))
                : acting.asService(() -> sessions.get(id));
    }

    @Override
    public DocumentSessionView turn(UUID id, PersonTurn turn) {
        caller.someone();
        if (turn == null || turn.kind() == null) {
            throw new Refused(ErrorCode.BAD_REQUEST, "What the person does is missing");
        }
        check(turn.content());
        check(turn.value() == null ? null : turn.value().toString());
        if (turn.key() != null && !StorableText.fits(turn.key(), MAX_KEY)) {
            throw new Refused(ErrorCode.BAD_REQUEST, "A key has at most " + MAX_KEY + " characters");
        }
        return acting.asCaller(true, () -> sessions.take(id, turn));
    }

    private void check(String text) {
        if (text != null && text.length() > config.maxContent()) {
            throw new Refused(ErrorCode.TOO_LARGE, "An answer has at most " + config.maxContent() + " characters");
        }
        if (text != null && !StorableText.storable(text)) {
            throw new Refused(ErrorCode.BAD_REQUEST, "An answer has characters that cannot be stored");
        }
    }

    @Override
    public DocumentSessionView outcome(UUID id, int turn, TurnOutcome outcome) {
        caller.someone();
        var isWhole = outcome != null
                && outcome.kind() != null
                && (outcome.document() != null) == (outcome.kind() == TurnOutcome.Kind.COMPLETED);
        if (!isWhole) {
            throw new Refused(ErrorCode.BAD_REQUEST, "What came of the turn is missing");
        }
        if (outcome.document() != null && outcome.document().content().length() > config.maxDocument()) {
            throw new Refused(ErrorCode.TOO_LARGE, "A document has at most " + config.maxDocument() + " characters");
        }
        return acting.asCaller(true, () -> sessions.settle(id, turn, outcome));
    }
}
