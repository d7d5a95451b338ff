package dev.parley.session.contract.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step of a document session, taken by a service for the `person` whose session it is; exactly one of three. A
/// `turn`: what the person does is stored, and what comes of it is to be found out then. A turn whose words are those
/// still pending is that turn again; other words have to wait for what comes of it. An `outcome`, with the number of
/// the turn it is `of`: what came of it is stored, once. That number alone: nothing could be made of the turn for now;
/// it stays pending, and other words may take its place.
public record SessionStep(
        UUID person,
        UUID session,
        @Nullable PersonTurn turn,
        @Nullable Integer of,
        @Nullable TurnOutcome outcome) {
    public static SessionStep turn(UUID person, UUID session, PersonTurn turn) {
        return new SessionStep(person, session, turn, null, null);
    }

    public static SessionStep outcome(UUID person, UUID session, int of, TurnOutcome outcome) {
        return new SessionStep(person, session, null, of, outcome);
    }

    public static SessionStep givenUp(UUID person, UUID session, int of) {
        return new SessionStep(person, session, null, of, null);
    }
}
