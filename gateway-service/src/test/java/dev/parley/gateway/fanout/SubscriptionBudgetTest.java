package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.RecordingListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriptionBudgetTest {
    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID MALLORY = UUID.randomUUID();

    private final Map<Listener, Integer> listeners = new LinkedHashMap<>();

    private RecordingListener socket(UUID person, int conversations) {
        var socket = new RecordingListener(person);
        listeners.put(socket, conversations);
        return socket;
    }

    private List<Listener> tooMany(int conversations, long maxBytes) {
        return new SubscriptionBudget(maxBytes).tooMany(conversations, listeners);
    }

    @Test
    void whoHasThreeThousandGroupsOnAFewSocketsIsNotTooMuch() {
        for (var number = 0; number < 5; number++) {
            socket(ALICE, 3_000);
        }

        assertEquals(List.of(), tooMany(3_000, 16 * 1024 * 1024));
    }

    @Test
    void thePersonGoesWhoseSocketsHearOfMostTogether() {
        socket(ALICE, 3_000);
        socket(MALLORY, 2_000);
        var second = socket(MALLORY, 2_001);
        var fits = SubscriptionBudget.bytes(5_001, 7_001) - 1;

        assertEquals(List.of(second), tooMany(5_001, fits));
    }

    @Test
    void onlyTheLastSocketOfAPersonFreesTheConversationsThemselves() {
        socket(MALLORY, 1_000);
        socket(MALLORY, 1_000);
        socket(ALICE, 10);

        assertEquals(
                2, tooMany(1_010, SubscriptionBudget.bytes(1_010, 1_010) - 1).size());
        assertEquals(1, tooMany(1_010, SubscriptionBudget.bytes(1_010, 1_010)).size());
    }

    @Test
    void nobodyGoesForWhatLeavesAnyway() {
        socket(MALLORY, 1_000).gone = true;
        socket(ALICE, 10);

        assertEquals(List.of(), tooMany(10, SubscriptionBudget.bytes(10, 10)));
    }

    @Test
    void thoseWithoutAnAccountAreNotOnePerson() {
        socket(null, 30);
        socket(null, 30);
        var alice = socket(ALICE, 50);

        assertEquals(List.of(alice), tooMany(110, SubscriptionBudget.bytes(110, 110) - 1));
    }

    @Test
    void asManyAsFitAreNotTooMany() {
        var budget = new SubscriptionBudget(SubscriptionBudget.bytes(10, 20));

        assertFalse(budget.isExceeded(10, 20));
        assertTrue(budget.isExceeded(10, 21));
        assertTrue(budget.isExceeded(11, 20));
    }

    @Test
    void zeroSwitchesItOff() {
        socket(MALLORY, 1_000_000);

        assertEquals(List.of(), tooMany(1_000_000, 0));
    }
}
