package dev.parley.gateway.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.TurnOutcome;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionStepBatchesTest {
    private static final UUID SOMEBODY = UUID.randomUUID();
    private final SessionStep answer =
            SessionStep.turn(SOMEBODY, SOMEBODY, new PersonTurn(PersonTurn.Kind.ANSWER, "k", "This", null, null, null));

    @Test
    void stepsWithoutDocumentsGoTogether() {
        assertEquals(
                List.of(List.of(answer, answer, answer)),
                SessionStepBatches.requests(List.of(answer, answer, answer), 1));
    }

    @Test
    void documentsTooLongForOneRequestGoApartAndInTheirOrder() {
        var short1 = completed(40);
        var short2 = completed(60);
        var tooLong = completed(500);

        assertEquals(
                List.of(List.of(answer, short1, short2), List.of(tooLong), List.of(short1, answer)),
                SessionStepBatches.requests(List.of(answer, short1, short2, tooLong, short1, answer), 100));
    }

    private static SessionStep completed(int characters) {
        var document = new TurnOutcome.NewDocument("Note", "x".repeat(characters), null);
        return SessionStep.outcome(
                SOMEBODY,
                SOMEBODY,
                1,
                new TurnOutcome(TurnOutcome.Kind.COMPLETED, null, null, null, List.of(), 1, 3, null, null, document));
    }
}
