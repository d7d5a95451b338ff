package dev.parley.session.contract.document;

import java.util.UUID;

/// One step of a document session, taken by a service for the `person` whose session it is; exactly one of two. A
/// `turn`: what the person does is stored, and what comes of it is to be found out then. A turn whose words are those
/// still pending is that turn again. An `outcome`, with the number of the turn it is `of`: what came of it is stored,
/// once.
public record SessionStep(UUID person, UUID session, PersonTurn turn, Integer of, TurnOutcome outcome) {
    public static SessionStep turn(UUID person, UUID session, PersonTurn turn) {
        return new SessionStep(person, session, turn, null, null);
    }

    public static SessionStep outcome(UUID person, UUID session, int of, TurnOutcome outcome) {
        return new SessionStep(person, session, null, of, outcome);
    }
}
