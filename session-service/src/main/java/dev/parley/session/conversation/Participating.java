package dev.parley.session.conversation;

import dev.parley.session.change.Changes;
import dev.parley.session.contact.Introductions;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewParticipant;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.Participants;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who comes into a group, what it may do there, and who goes. Within a transaction of the service; everything is
/// checked under the conversation's lock, so that a group never loses its last owner by two at once.
@ApplicationScoped
class Participating {
    /// `change` is null when nothing happened, `joined` when nobody came in.
    record Moved(Participants all, @Nullable Change change, UserEvent.@Nullable Joined joined) {}

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final FormerParticipantRepository former;
    private final Conversations facade;
    private final Closing closing;
    private final Changes changes;
    private final ConversationConfig config;
    private final DatabaseClock databaseClock;
    private final Introductions introductions;

    Participating(
            ConversationRepository conversations,
            ParticipantRepository participants,
            FormerParticipantRepository former,
            Conversations facade,
            Closing closing,
            Changes changes,
            ConversationConfig config,
            DatabaseClock databaseClock,
            Introductions introductions) {
        this.introductions = introductions;
        this.conversations = conversations;
        this.participants = participants;
        this.former = former;
        this.facade = facade;
        this.closing = closing;
        this.changes = changes;
        this.config = config;
        this.databaseClock = databaseClock;
    }

    Moved add(UUID by, UUID id, NewParticipant wanted) {
        var group = ownedGroup(by, id);
        var role = wanted.role() == null ? ParticipantRole.MEMBER : wanted.role();
        // It may be the owner itself, whose part has been read before.
        var known = participants.of(id, wanted.userId()).flatMap(participants::locked);
        if (known.isPresent() && known.get().role() == role) {
            return new Moved(all(id), null, null);
        }
        var at = databaseClock.get();
        if (known.isPresent()) {
            mustNotBeLastOwner(known.get());
            var changed = known.get().inRole(role, at);
            participants.delete(known.get());
            participants.flush();
            participants.persist(changed);
        } else {
            if (participants.countIn(id) >= config.maxParticipants()) {
                throw new RequestRejected(
                        ErrorCode.CONFLICT, "A group has " + config.maxParticipants() + " participants at most");
            }
            if (participants.people(id, List.of(wanted.userId())).isEmpty()) {
                throw new RequestRejected(ErrorCode.NOT_FOUND, "No such person");
            }
            introductions.note(by, List.of(wanted.userId()), false, at);
            var part = new Participant(id, wanted.userId(), role, at).after(group.lastSeq);
            former.takeOut(id, wanted.userId()).ifPresent(part::as);
            participants.persist(part);
        }
        participants.flush();
        var everybody = all(id);
        var view = everybody.participants().stream()
                .filter(one -> one.userId().equals(wanted.userId()))
                .findFirst()
                .orElseThrow();
        var change = new Change.ParticipantAdded(group.nextSeq(at), view, at);
        changes.record(id, change);
        var joined = known.isPresent() ? null : new UserEvent.Joined(id, group.kind(), change);
        return new Moved(everybody, change, joined);
    }

    Moved remove(UUID by, UUID id, UUID person) {
        var group = ownedGroup(by, id);
        var part = participants.of(id, person);
        if (part.isEmpty()) {
            return new Moved(all(id), null, null);
        }
        mustNotBeLastOwner(part.get());
        var change = goes(group, part.get(), by.equals(person));
        return new Moved(all(id), change, null);
    }

    /// The last one to go ends the conversation, and stays the one to whom its end is told.
    Change leave(UUID person, UUID id) {
        var group = group(person, id);
        var part = participants.of(id, person).orElseThrow();
        if (participants.countIn(id) == 1) {
            return closing.close(group, databaseClock.get());
        }
        mustNotBeLastOwner(part);
        return goes(group, part, true);
    }

    /// Where the marker stands and since when; `moved`: it did not stand there or beyond already.
    record Marked(long seq, Instant at, boolean moved) {}

    /// As the person itself, whose own marker it is.
    Marked read(UUID person, UUID id, long seq) {
        var conversation = conversations.active(id).orElseThrow(Listing::unknown);
        var part = participants.locked(id, person).orElseThrow(conversation::onlookersRefusal);
        var moved = part.read(Math.min(seq, conversation.lastSeq), databaseClock.get());
        participants.flush();
        return new Marked(part.readSeq, part.readAt == null ? part.joinedAt : part.readAt, moved);
    }

    private Change goes(Conversation group, Participant seen, boolean left) {
        // What it reads, pins or archives meanwhile it does without the group's lock.
        var part = participants.locked(seen).orElseThrow(Listing::unknown);
        var at = databaseClock.get();
        participants.delete(part);
        former.persist(new FormerParticipant(part));
        participants.flush();
        var change = new Change.ParticipantRemoved(group.nextSeq(at), part.userId, left, at);
        changes.record(group.id, change);
        return change;
    }

    private Conversation ownedGroup(UUID by, UUID id) {
        var group = group(by, id);
        if (!participants.of(id, by).orElseThrow().owns()) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Only an owner may do this");
        }
        return group;
    }

    private Conversation group(UUID by, UUID id) {
        var conversation = conversations.locked(id).filter(Conversation::active).orElseThrow(Listing::unknown);
        facade.mustTakePart(id, by);
        if (conversation.kind() != ConversationKind.GROUP) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Who takes part changes in groups only");
        }
        return conversation;
    }

    private void mustNotBeLastOwner(Participant part) {
        if (part.owns() && participants.countOwners(part.conversationId) == 1) {
            throw new RequestRejected(ErrorCode.CONFLICT, "Nobody would be left to own the group");
        }
    }

    private Participants all(UUID id) {
        return new Participants(
                participants.named(id).stream().map(NamedParticipant::view).toList());
    }
}
