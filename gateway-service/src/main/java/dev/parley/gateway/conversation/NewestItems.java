package dev.parley.gateway.conversation;

import dev.parley.session.contract.conversation.ConversationView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/// Encoded conversations up to a number of bytes: where there are more, the pinned ones stay and those in which
/// something was said last.
final class NewestItems {
    /// What an item takes up beside its bytes.
    private static final int ITEM_OBJECT_BYTES = 128;

    private record Item(boolean pinned, Instant moved, UUID id, byte[] json) {
        long bytes() {
            return (long) json.length + ITEM_OBJECT_BYTES;
        }
    }

    private static final Comparator<Item> OLDEST_FIRST =
            Comparator.comparing(Item::pinned).thenComparing(Item::moved).thenComparing(Item::id);

    private final long maxBytes;
    private final PriorityQueue<Item> items = new PriorityQueue<>(OLDEST_FIRST);
    private long bytes;
    private boolean partial;

    NewestItems(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(ConversationView conversation, byte[] json) {
        var item = new Item(conversation.pinned(), moved(conversation), conversation.id(), json);
        items.add(item);
        bytes += item.bytes();
        while (bytes > maxBytes && items.size() > 1) {
            bytes -= items.poll().bytes();
            partial = true;
        }
    }

    private static Instant moved(ConversationView conversation) {
        return conversation.lastMessageAt() == null ? conversation.createdAt() : conversation.lastMessageAt();
    }

    /// Pinned ones first, then those in which something was said last.
    List<byte[]> newestFirst() {
        return items.stream().sorted(OLDEST_FIRST.reversed()).map(Item::json).toList();
    }

    /// Whether some had no room.
    boolean isPartial() {
        return partial;
    }
}
