package dev.parley.session.conversation;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Part;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.database.Now;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Changes and deletes conversations, each with its entry in the log.
@ApplicationScoped
class Editing {
    /// What is told back; `change` is null when nothing happened that others should hear of, `part` when nothing of the
    /// person's own did.
    record Edited(ConversationView view, Change change, Part part) {}

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Listing listing;
    private final Closing closing;
    private final Changes changes;
    private final Now now;

    Editing(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Listing listing,
            Closing closing,
            Changes changes,
            Now now) {
        this.conversations = conversations;
        this.participants = participants;
        this.listing = listing;
        this.closing = closing;
        this.changes = changes;
        this.now = now;
    }

    Edited change(UUID id, Optional<UUID> person, ConversationPatch patch) {
        var seen = takingPart(id, person);
        if (patch.pinned() != null || patch.archived() != null) {
            // Two of its devices may do so at once, and what is told of the part is all of it.
            seen = seen.with(participants.locked(seen.participant()).orElseThrow(Listing::unknown));
        }
        var part = seen.participant();
        var moved = part.arrange(patch.pinned(), patch.archived(), now.get()) ? part.part() : null;
        if (patch.title() == null && patch.description() == null && patch.visibility() == null) {
            return new Edited(seen.view(), null, moved);
        }
        var conversation = lockedByOwner(seen);
        if (!conversation.describe(patch.title(), patch.description(), patch.visibility())) {
            return new Edited(seen.of(conversation).view(), null, moved);
        }
        var at = now.get();
        var change = new Change.ConversationUpdated(
                conversation.nextSeq(at), conversation.title, conversation.description, conversation.visibility(), at);
        changes.record(id, change);
        return new Edited(seen.of(conversation).view(), change, moved);
    }

    /// Within a transaction of the service, since other people's replies end too.
    Change delete(UUID id, Optional<UUID> person) {
        var seen = takingPart(id, person);
        return closing.close(lockedByOwner(seen), now.get());
    }

    /// Unseen is not there; seen without taking part may only be read.
    private Seen takingPart(UUID id, Optional<UUID> person) {
        var seen = listing.seen(id, person);
        if (seen.participant() == null) {
            throw seen.conversation().onlookersRefusal();
        }
        return seen;
    }

    private Conversation lockedByOwner(Seen seen) {
        if (!seen.participant().owns()) {
            throw new Refused(ErrorCode.FORBIDDEN, "Only an owner may do this");
        }
        return conversations
                .locked(seen.conversation())
                .filter(Conversation::active)
                .orElseThrow(Listing::unknown);
    }
}
