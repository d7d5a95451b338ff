package dev.parley.gateway.connection.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.connection.outbound.SnapshotRefreshes.Refresh;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Conversations change, and are read one after the other.
class SnapshotRefreshesTest {
    private final UUID group = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final List<Refresh> read = new ArrayList<>();
    private final SnapshotRefreshes refreshes = new SnapshotRefreshes(read::add);

    private static Refresh change(UUID conversation, int seq, boolean meets) {
        return new Refresh(
                new Event.Synced(conversation, seq), new Command.OpenConversation(conversation, null, 1), meets);
    }

    private List<Event> events() {
        return read.stream().map(Refresh::event).toList();
    }

    @Test
    void aConversationThatChangesWithoutPauseIsReadOnceMoreAndNotForEachChange() {
        for (var seq = 1; seq <= 1000; seq++) {
            refreshes.want(change(group, seq, seq == 500));
        }
        assertEquals(1, read.size());

        assertTrue(refreshes.isShown());
        refreshes.next();
        assertTrue(refreshes.isShown());
        refreshes.next();

        assertEquals(List.of(new Event.Synced(group, 1), new Event.Synced(group, 1000)), events());
        assertTrue(read.getLast().meets(), "what one of them asks for is asked for");
    }

    @Test
    void severalAreReadOneAfterTheOther() {
        refreshes.want(change(group, 1, false));
        refreshes.want(change(other, 1, false));
        assertEquals(List.of(new Event.Synced(group, 1)), events());

        refreshes.next();
        assertEquals(List.of(new Event.Synced(group, 1), new Event.Synced(other, 1)), events());
    }

    @Test
    void whatIsReadOfAConversationOneHasLeftIsNotShown() {
        refreshes.want(change(group, 1, false));
        refreshes.want(change(group, 2, false));
        refreshes.forget(group);
        assertFalse(refreshes.isShown());

        refreshes.next();
        assertEquals(1, read.size());
    }

    @Test
    void whoComesBackIsShownItAgain() {
        refreshes.want(change(group, 1, false));
        refreshes.forget(group);
        refreshes.want(change(group, 4, false));
        refreshes.next();

        assertTrue(refreshes.isShown());
        assertEquals(new Event.Synced(group, 4), events().getLast());
    }

    @Test
    void afterAPauseItIsReadAtOnce() {
        refreshes.want(change(group, 1, false));
        refreshes.next();
        refreshes.want(change(group, 2, false));
        assertEquals(2, read.size());
    }
}
