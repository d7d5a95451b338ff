package dev.parley.gateway.protocol.pitchey;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.BOB;
import static dev.parley.gateway.protocol.Samples.CHAT;
import static dev.parley.gateway.protocol.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.place.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class PitcheyPlacesTest {
    private final PitcheyPlaces places = new PitcheyPlaces();

    @Test
    void whatComesIsMissedUntilTheLogIsCaughtUpWithOrBegunAnew() {
        for (var end : List.of(new Event.Synced(CHAT, 9), new Event.Gap(CHAT, 5, 9))) {
            places.enter(List.of(new Place(CHAT, 7, 9, 3, List.of(BOB))), List.of());
            assertTrue(places.isMissed(CHAT));
            places.hear(end, ALICE);
            assertFalse(places.isMissed(CHAT), "after " + end);
        }
    }

    @Test
    void somebodyIsThereWhoTakesPartAndIsOnline() {
        places.enter(List.of(new Place(CHAT, 7, 9, 9, List.of(BOB))), List.of());
        assertFalse(places.isAnybodyThere(CHAT));
        places.hear(new Event.PresenceChanged(new Presence(BOB, true, null)), ALICE);
        assertTrue(places.isAnybodyThere(CHAT));
        places.hear(new Event.Durable(CHAT, new Change.ParticipantRemoved(10, BOB, true, NOW)), ALICE);
        assertFalse(places.isAnybodyThere(CHAT));
    }

    @Test
    void whoIsNoLongerInAConversationHasNoNumberForIt() {
        places.enter(List.of(new Place(CHAT, 7, 9, 3, List.of(BOB))), List.of());
        assertEquals(CHAT, places.conversation(7));
        places.hear(new Event.Durable(CHAT, new Change.ParticipantRemoved(10, ALICE, false, NOW)), ALICE);
        assertNull(places.conversation(7));
        assertFalse(places.isMissed(CHAT));
    }
}
