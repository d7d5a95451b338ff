package dev.parley.gateway.connection.outbound;

import dev.parley.gateway.connection.outbound.SnapshotRefreshes.Refresh;
import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.memory.LargeAnswers;
import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Presence;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Looks at conversations before something can be told of them, in turn. Blocks.
@Singleton
public class EventLookups {
    private final Conversations conversations;
    private final ContactDirectory contactDirectory;
    private final LargeAnswers largeAnswers;

    EventLookups(Conversations conversations, ContactDirectory contactDirectory, LargeAnswers largeAnswers) {
        this.conversations = conversations;
        this.contactDirectory = contactDirectory;
        this.largeAnswers = largeAnswers;
    }

    /// What was found out, on the way from the thread that did to the event loop. `snapshot` null:
    /// nothing; `present`: who is there just now, where people were brought together.
    static final class Found {
        private @Nullable ConversationSnapshot snapshot;
        private List<Presence> present = List.of();

        @Nullable
        ConversationSnapshot snapshot() {
            return snapshot;
        }

        List<Presence> present() {
            return present;
        }
    }

    /// For what something waits. `found` has as much as was found out even where this fails.
    void lookUp(Caller asker, Refresh refresh, Found found) {
        largeAnswers.lookUp(() -> look(asker, refresh, found));
    }

    /// For what nothing waits; not at all where it is no longer `wanted` when it is its turn.
    void refresh(Caller asker, Refresh refresh, Found found, BooleanSupplier wanted) {
        largeAnswers.refresh(() -> wanted.getAsBoolean() ? look(asker, refresh, found) : found);
    }

    private Found look(Caller asker, Refresh refresh, Found found) {
        var snapshot = conversations.look(asker, refresh.question());
        contactDirectory.learn(snapshot);
        found.snapshot = snapshot;
        if (refresh.meets()) {
            found.present = present(asker, refresh.question().conversation());
        }
        return found;
    }

    /// Who of a conversation is there just now, besides the asker.
    private List<Presence> present(Caller asker, UUID conversation) {
        var all = (Answer.Presences) conversations.presence(asker, new Command.GetPresence(null, conversation));
        return all.people().stream()
                .filter(one ->
                        one.online() && !one.person().equals(asker.personId().orElse(null)))
                .toList();
    }
}
