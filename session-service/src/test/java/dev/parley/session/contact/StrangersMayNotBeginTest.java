package dev.parley.session.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Where only acquaintances may begin a direct conversation.
@SessionTest
@TestProfile(StrangersMayNotBeginTest.Reserved.class)
class StrangersMayNotBeginTest {
    public static final class Reserved implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("session.contact.direct-by-strangers", "false");
        }
    }

    private final UUID alice = Session.somebody();
    private final UUID mallory = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session him = Session.of(mallory);

    @Test
    void aStrangerIsRefusedInTheWordsOfABlockAndAnAcquaintanceIsNot() {
        var stranger = assertThrows(RequestRejected.class, () -> him.direct(alice));
        assertEquals(ErrorCode.FORBIDDEN, stranger.code());
        var carol = Session.somebody();
        Session.of(carol).send("PUT", "/internal/v1/blocks/" + mallory, null, Object.class);
        assertEquals(
                assertThrows(RequestRejected.class, () -> him.direct(carol)).getMessage(), stranger.getMessage());

        her.group("Ours", mallory);

        var direct = him.direct(alice);
        assertEquals(direct.id(), her.direct(mallory).id());
    }

    @Test
    void intoGroupsAStrangerMayStillBeBrought() {
        assertEquals("Open to all", him.group("Open to all", alice).title());
    }
}
