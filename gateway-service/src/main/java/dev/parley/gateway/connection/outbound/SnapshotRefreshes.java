package dev.parley.gateway.connection.outbound;

import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Conversations a client is shown again because something has changed in them: read one after the other, while
/// everything else is told it. Of several changes of one conversation the last is enough, so that whoever changes it
/// without pause has it read no faster than it can be. On the connection's event loop only.
final class SnapshotRefreshes {
    /// The last change of a conversation that is to be shown. `meets`: one of those it stands for brought people
    /// together.
    record Refresh(Event event, Command.OpenConversation question, boolean meets) {
        private Refresh after(Refresh earlier) {
            return new Refresh(event, question, meets || earlier.meets);
        }
    }

    private final Consumer<Refresh> reader;
    private final LinkedHashMap<UUID, Refresh> waiting = LinkedHashMap.newLinkedHashMap(0);
    private @Nullable Refresh underWay;
    private boolean forgotten;

    /// `reader` begins to read, which ends with [#isShown] and then [#next].
    SnapshotRefreshes(Consumer<Refresh> reader) {
        this.reader = reader;
    }

    /// What is being read just now may have been read before this: it is read once more.
    void want(Refresh refresh) {
        waiting.merge(refresh.question.conversation(), refresh, (earlier, now) -> now.after(earlier));
        if (underWay == null) {
            next();
        }
    }

    /// The client has no part in it any more.
    void forget(UUID conversation) {
        waiting.remove(conversation);
        if (underWay != null && underWay.question.conversation().equals(conversation)) {
            forgotten = true;
        }
    }

    /// What was read is at hand.
    ///
    /// @return whether the client is to be shown it
    boolean isShown() {
        return !forgotten;
    }

    /// Goes on with the next one, if there is any.
    void next() {
        var first = waiting.pollFirstEntry();
        underWay = first == null ? null : first.getValue();
        forgotten = false;
        if (underWay != null) {
            reader.accept(underWay);
        }
    }
}
