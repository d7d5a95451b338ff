package dev.parley.session.conversation;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.database.Now;
import dev.parley.session.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.UUID;

/// Creates, changes and deletes conversations, each with its entry in the log.
@ApplicationScoped
class Editing {
    /// What is told back; `change` is null when nothing happened that others should hear of.
    record Edited(ConversationView view, Change change) {}

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Listing listing;
    private final Changes changes;
    private final Event<ConversationEnded> ended;
    private final Now now;

    Editing(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Listing listing,
            Changes changes,
            Event<ConversationEnded> ended,
            Now now) {
        this.conversations = conversations;
        this.participants = participants;
        this.listing = listing;
        this.changes = changes;
        this.ended = ended;
        this.now = now;
    }

    Edited create(UUID person, NewConversation wanted) {
        if (wanted.key() != null) {
            var known = conversations.byKey(person, wanted.key());
            if (known.isPresent()) {
                return new Edited(
                        listing.seen(known.get().id, Optional.of(person)).view(), null);
            }
        }
        var at = now.get();
        var conversation = new Conversation(
                Uuid7.next(), wanted.kind(), person, wanted.title(), wanted.description(), wanted.key(), at);
        conversations.persist(conversation);
        var owner = new Participant(conversation.id, person, "owner", at);
        participants.persist(owner);
        var change = new Change.ConversationCreated(conversation.lastSeq, new Seen(conversation, null).view(), at);
        changes.record(conversation.id, change);
        conversations.flush(); // The database gives the number.
        return new Edited(new Seen(conversation, owner).view(), change);
    }

    Edited change(UUID id, Optional<UUID> person, ConversationPatch patch) {
        var seen = takingPart(id, person);
        var part = seen.participant();
        part.arrange(patch.pinned(), patch.archived(), now.get());
        if (patch.title() == null && patch.description() == null && patch.visibility() == null) {
            return new Edited(seen.view(), null);
        }
        var conversation = lockedByOwner(seen);
        if (!conversation.describe(patch.title(), patch.description(), patch.visibility())) {
            return new Edited(new Seen(conversation, part).view(), null);
        }
        var at = now.get();
        var change = new Change.ConversationUpdated(
                conversation.nextSeq(at), conversation.title, conversation.description, conversation.visibility(), at);
        changes.record(id, change);
        return new Edited(new Seen(conversation, part).view(), change);
    }

    Edited delete(UUID id, Optional<UUID> person) {
        var seen = takingPart(id, person);
        var conversation = lockedByOwner(seen);
        var at = now.get();
        var change = new Change.ConversationDeleted(conversation.nextSeq(at), at);
        changes.record(id, change);
        conversation.end();
        ended.fire(new ConversationEnded(id, at));
        return new Edited(new Seen(conversation, seen.participant()).view(), change);
    }

    /// Unseen is not there; seen without taking part may only be read.
    private Seen takingPart(UUID id, Optional<UUID> person) {
        var seen = listing.seen(id, person);
        if (seen.participant() == null) {
            throw new Refused(ErrorCode.FORBIDDEN, "Only those who take part may do this");
        }
        return seen;
    }

    private Conversation lockedByOwner(Seen seen) {
        if (!seen.conversation().ownerId.equals(seen.participant().userId)) {
            throw new Refused(ErrorCode.FORBIDDEN, "Only the owner may do this");
        }
        return conversations
                .locked(seen.conversation())
                .filter(Conversation::active)
                .orElseThrow(Listing::unknown);
    }
}
