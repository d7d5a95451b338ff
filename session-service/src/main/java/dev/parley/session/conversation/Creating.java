package dev.parley.session.conversation;

import dev.parley.session.change.Changes;
import dev.parley.session.contact.Blocks;
import dev.parley.session.contact.Introductions;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Creates conversations with all who take part. Within a transaction of the service: nobody may make others take part
/// but by this.
@ApplicationScoped
class Creating {
    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Listing listing;
    private final Changes changes;
    private final ConversationConfig config;
    private final DatabaseClock databaseClock;
    private final Introductions introductions;
    private final Blocks blocks;

    Creating(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Listing listing,
            Changes changes,
            ConversationConfig config,
            DatabaseClock databaseClock,
            Introductions introductions,
            Blocks blocks) {
        this.introductions = introductions;
        this.blocks = blocks;
        this.conversations = conversations;
        this.participants = participants;
        this.listing = listing;
        this.changes = changes;
        this.config = config;
        this.databaseClock = databaseClock;
    }

    /// Two creations of the same at once collide in the database, and the second run finds the first's.
    Created create(UUID person, NewConversation wanted) {
        var others = others(person, wanted);
        var pair = wanted.kind() == ConversationKind.DIRECT ? Conversation.pair(person, others.getFirst()) : null;
        var known = known(person, wanted, pair);
        if (known.isPresent()) {
            var seen = listing.seen(known.get().id, Optional.of(person));
            if (seen.participant() == null) {
                throw Listing.unknown(); // Created by this key once, and left since.
            }
            return new Created(seen.view(), null, List.of(), false);
        }
        if (participants.people(others).size() < others.size()) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "No such person");
        }
        var at = databaseClock.get();
        introductions.note(person, others, wanted.kind() == ConversationKind.DIRECT, at);
        var conversation = new Conversation(
                Uuid7.next(), wanted.kind(), person, wanted.title(), wanted.description(), wanted.key(), pair, at);
        conversations.persist(conversation);
        var owner = new Participant(conversation.id, person, ParticipantRole.OWNER, at);
        participants.persist(owner);
        others.forEach(
                other -> participants.persist(new Participant(conversation.id, other, ParticipantRole.MEMBER, at)));
        conversations.flush(); // The database gives the number.
        var silenced = pair != null && blocks.apply(conversation.id);
        var change = new Change.ConversationCreated(
                conversation.lastSeq, new ConversationForUser(conversation, null).view(), at);
        changes.record(conversation.id, change);
        var people = new LinkedHashSet<>(Set.of(person));
        people.addAll(others);
        return new Created(new ConversationForUser(conversation, owner).view(), change, List.copyOf(people), silenced);
    }

    private Optional<Conversation> known(UUID person, NewConversation wanted, @Nullable String pair) {
        var byKey = wanted.key() == null ? Optional.<Conversation>empty() : conversations.byKey(person, wanted.key());
        return pair == null || byKey.isPresent() ? byKey : conversations.ofPair(pair);
    }

    private List<UUID> others(UUID person, NewConversation wanted) {
        var others = new LinkedHashSet<>(wanted.participants() == null ? List.of() : wanted.participants());
        if (others.contains(null)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A participant is a person's id");
        }
        if (wanted.kind() != ConversationKind.DIRECT) {
            others.remove(person);
        }
        var fits = switch (wanted.kind()) {
            case AI -> others.isEmpty();
            case DIRECT -> others.size() == 1 && !others.contains(person);
            case GROUP -> others.size() < config.maxParticipants();
        };
        if (!fits) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST,
                    switch (wanted.kind()) {
                        case AI -> "Nobody else takes part in a conversation with the AI";
                        case DIRECT -> "A direct conversation has exactly one other participant";
                        case GROUP -> "A group has " + config.maxParticipants() + " participants at most";
                    });
        }
        return List.copyOf(others);
    }
}
