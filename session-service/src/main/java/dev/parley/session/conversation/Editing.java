package dev.parley.session.conversation;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationVersion;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.ParticipantState;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Changes and deletes conversations, each with its entry in the log.
@ApplicationScoped
class Editing {
    /// What is told back; `change` is null when nothing happened that others should hear of, `part` when nothing of the
    /// person's own did.
    record Edited(
            ConversationView view,
            @Nullable Change change,
            @Nullable ParticipantState part) {}

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
        var seen = listing.seen(id, person);
        // The conversation before the part, like whoever else locks both: so nobody waits in a circle.
        var conversation = patch.describes() ? lockedByOwner(seen) : null;
        if (patch.pinned() != null || patch.archived() != null || patch.expected() != null) {
            // Two of its devices may do so at once, and what is told of the part is all of it.
            seen = seen.with(participants.locked(seen.part()).orElseThrow(Listing::unknown));
        }
        if (conversation != null) {
            seen = seen.of(conversation);
        } else if (patch.expected() != null) {
            seen = seen.of(conversations.again(seen.conversation()).orElseThrow(Listing::unknown));
        }
        mustBe(patch.expected(), seen);
        var part = seen.part();
        var moved = part.arrange(patch.pinned(), patch.archived(), databaseClock.get()) ? part.part() : null;
        if (conversation == null || !conversation.describe(patch.title(), patch.description(), patch.visibility())) {
            return new Edited(seen.view(), null, moved);
        }
        var at = databaseClock.get();
        var change = new Change.ConversationUpdated(
                conversation.nextSeq(at), conversation.title, conversation.description, conversation.visibility(), at);
        changes.record(id, change);
        return new Edited(seen.view(), change, moved);
    }

    /// Within a transaction of the service, since other people's replies end too. `expected` null: however it stands.
    Change delete(UUID id, Optional<UUID> person, @Nullable ConversationVersion expected) {
        var seen = listing.seen(id, person);
        var conversation = lockedByOwner(seen);
        if (expected != null) {
            var part = participants.locked(seen.part()).orElseThrow(Listing::unknown);
            mustBe(expected, seen.of(conversation).with(part));
        }
        return closing.close(conversation, databaseClock.get());
    }

    /// `now`: with the rows locked that tell.
    private static void mustBe(@Nullable ConversationVersion expected, ConversationForUser now) {
        if (expected != null && !expected.equals(ConversationVersion.of(now.view()))) {
            throw RequestRejected.outdated();
        }
    }

    private Conversation lockedByOwner(ConversationForUser conversationForUser) {
        if (!conversationForUser.part().owns()) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Only an owner may do this");
        }
        return conversations
                .locked(conversationForUser.conversation())
                .filter(Conversation::active)
                .orElseThrow(Listing::unknown);
    }
}
