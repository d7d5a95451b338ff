package dev.parley.gateway.protocol.rooms;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.BOB;
import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.EXTERNAL_IDS;
import static dev.parley.gateway.protocol.Samples.NAMES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.session.contract.person.ExternalId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomsPeopleTest {
    private final RoomsPeople people = new RoomsPeople(NAMES, EXTERNAL_IDS, "issuer");

    @Test
    void whoComesFromTheSameIssuerGoesByItsSubject() {
        assertEquals("alice", people.id(ALICE));
        assertEquals("bob", people.id(BOB));
        assertEquals("alice", people.id(CALLER.person()));
    }

    @Test
    void whoComesFromAnotherIssuerIsNotTakenForSomebodyOfTheSameSubject() {
        var impostor = UUID.randomUUID();

        assertEquals(impostor.toString(), people.id(impostor, new ExternalId("another", "alice")));
        assertEquals(ALICE.toString(), new RoomsPeople(NAMES, EXTERNAL_IDS, "another").id(ALICE));
    }

    @Test
    void whatProvesAGuestIsTheIdOfNobody() {
        var guest = UUID.randomUUID();

        assertEquals(
                guest.toString(),
                new RoomsPeople(NAMES, EXTERNAL_IDS, ExternalId.GUESTS)
                        .id(guest, ExternalId.of(ExternalId.GUESTS, "anon_secret")));
    }

    @Test
    void whoIsNotKnownGoesByOurId() {
        var stranger = UUID.randomUUID();

        assertEquals(stranger.toString(), people.id(stranger));
        assertEquals("", people.name(stranger));
    }
}
