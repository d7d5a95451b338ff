package dev.parley.gateway.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewestItemsTest {
    private static final int ITEM = 1000;

    private static ConversationView moved(int at, boolean pinned) {
        var time = Instant.ofEpochSecond(at);
        return ConversationView.builder()
                .id(new UUID(0, at))
                .number(at)
                .kind(ConversationKind.GROUP)
                .ownerId(new UUID(1, 1))
                .visibility(Visibility.PRIVATE)
                .role(ParticipantRole.MEMBER)
                .pinned(pinned)
                .seq(1)
                .lastMessageAt(at % 2 == 0 ? time : null)
                .createdAt(time)
                .updatedAt(time)
                .build();
    }

    private static void add(NewestItems items, int at, boolean pinned) {
        var json = new byte[ITEM];
        json[0] = (byte) at;
        items.add(moved(at, pinned), json);
    }

    private static List<Integer> order(NewestItems items) {
        return items.newestFirst().stream().map(json -> (int) json[0]).toList();
    }

    @Test
    void pinnedOnesComeFirstAndThenTheNewest() {
        var items = new NewestItems(1_000_000);
        add(items, 3, false);
        add(items, 1, true);
        add(items, 4, false);
        add(items, 2, false);

        assertEquals(List.of(1, 4, 3, 2), order(items));
        assertFalse(items.isPartial());
    }

    @Test
    void whereThereIsNoRoomTheOldestAreLeftOutAndThatIsTold() {
        var items = new NewestItems(3 * ITEM + ITEM / 2);
        add(items, 3, false);
        add(items, 1, true);
        add(items, 4, false);
        add(items, 2, false);
        add(items, 5, false);

        assertEquals(List.of(1, 5, 4), order(items));
        assertTrue(items.isPartial());
    }

    @Test
    void oneThatIsLargerThanAllRoomStands() {
        var items = new NewestItems(10);
        add(items, 1, false);

        assertEquals(List.of(1), order(items));
        assertFalse(items.isPartial());
    }
}
