package dev.parley.gateway.fanout;

import dev.parley.session.contract.log.Change;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which changes begin and end somebody's part in a conversation.
final class Memberships {
    private Memberships() {}

    static boolean begins(Change change, @Nullable UUID person) {
        return change instanceof Change.ConversationCreated
                || change instanceof Change.ParticipantAdded added
                        && added.participant().userId().equals(person);
    }

    static boolean ends(Change change, @Nullable UUID person) {
        return change instanceof Change.ConversationDeleted
                || change instanceof Change.ParticipantRemoved removed
                        && removed.userId().equals(person);
    }
}
