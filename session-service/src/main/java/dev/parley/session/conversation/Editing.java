package dev.parley.session.conversation;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.ParticipantState;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Changes and deletes conversations, each with its entry in the log.
@ApplicationScoped
class Editing {
    /// What is told back; `change` is null when nothing happened that others should hear of, `part` when nothing of the
    /// person's own did.
    record Edited(ConversationView view, Change change, ParticipantState part) {}

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Listing listing;
    private final Closing closing;
    private final Changes changes;
    private final DatabaseClock databaseClock;

    Editing(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Listing listing,
            Closing closing,
            Changes changes,
            DatabaseClock databaseClock) {
        this.conversations = conversations;
        this.participants = participants;
        this.listing = listing;
        this.closing = closing;
        this.changes = changes;
        this.databaseClock = databaseClock;
    }

    Edited change(UUID id, Optional<UUID> person, ConversationPatch patch) {
        var conversationForUser = takingPart(id, person);
        if (patch.pinned() != null || patch.archived() != null) {
            // Two of its devices may do so at once, and what is told of the part is all of it.
            conversationForUser = conversationForUser.with(
                    participants.locked(conversationForUser.participant()).orElseThrow(Listing::unknown));
        }
        var part = conversationForUser.participant();
        var moved = part.arrange(patch.pinned(), patch.archived(), databaseClock.get()) ? part.part() : null;
        if (patch.title() == null && patch.description() == null && patch.visibility() == null) {
            return new Edited(conversationForUser.view(), null, moved);
        }
        var conversation = lockedByOwner(conversationForUser);
        if (!conversation.describe(patch.title(), patch.description(), patch.visibility())) {
            return new Edited(conversationForUser.of(conversation).view(), null, moved);
        }
        var at = databaseClock.get();
        var change = new Change.ConversationUpdated(
                conversation.nextSeq(at), conversation.title, conversation.description, conversation.visibility(), at);
        changes.record(id, change);
        return new Edited(conversationForUser.of(conversation).view(), change, moved);
    }

    /// Within a transaction of the service, since other people's replies end too.
    Change delete(UUID id, Optional<UUID> person) {
        var conversationForUser = takingPart(id, person);
        return closing.close(lockedByOwner(conversationForUser), databaseClock.get());
    }

    /// Unseen is not there; seen without taking part may only be read.
    private ConversationForUser takingPart(UUID id, Optional<UUID> person) {
        var conversationForUser = listing.seen(id, person);
        if (conversationForUser.participant() == null) {
            throw conversationForUser.conversation().onlookersRefusal();
        }
        return conversationForUser;
    }

    private Conversation lockedByOwner(ConversationForUser conversationForUser) {
        if (!conversationForUser.participant().owns()) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Only an owner may do this");
        }
        return conversations
                .locked(conversationForUser.conversation())
                .filter(Conversation::active)
                .orElseThrow(Listing::unknown);
    }
}
