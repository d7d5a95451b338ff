package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What other folders may ask of conversations. Within a transaction; row level security applies.
@ApplicationScoped
public class Conversations {
    /// Where a conversation's log stands. Whatever changes what is in it takes the next `seq`, and forgetting moves
    /// `trimmed`, in the same transaction: of two snapshots with the same standing each has what the other has.
    public record Standing(long seq, long trimmed, int messageCount, Instant updatedAt) {}

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Listing listing;
    private final FormerAuthors formerAuthors;

    Conversations(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Listing listing,
            FormerAuthors formerAuthors) {
        this.formerAuthors = formerAuthors;
        this.conversations = conversations;
        this.participants = participants;
        this.listing = listing;
    }

    /// Empty when it does not exist, has been deleted or may not be seen.
    public Optional<Standing> standing(UUID id) {
        return conversations
                .active(id)
                .map(seen -> new Standing(seen.lastSeq, seen.trimmedSeq, seen.messageCount, seen.updatedAt));
    }

    /// What of its log is there, deleted or not: the changes after `trimmed`, up to `seq`.
    public record Span(long trimmed, long seq) {}

    public Optional<Span> span(UUID id) {
        return conversations.findByIdOptional(id).map(seen -> new Span(seen.trimmedSeq, seen.lastSeq));
    }

    /// As an onlooker would see it, deleted or not.
    public ConversationView outside(UUID id) {
        return new ConversationForUser(conversations.findById(id), null).view();
    }

    /// The role of somebody who must take part; refused as what may not be seen, or may only be read. For the service,
    /// which sees everything.
    public ParticipantRole mustTakePart(UUID id, UUID person) {
        var conversation = conversations.active(id).orElseThrow(Listing::unknown);
        return participants
                .of(id, person)
                .orElseThrow(conversation::onlookersRefusal)
                .role();
    }

    /// The same for what lies in a conversation: to those who may not see that, it is `unknown` itself, so
    /// that not even the words of the refusal tell that it is there.
    public ParticipantRole mustTakePart(UUID id, UUID person, Supplier<RequestRejected> unknown) {
        try {
            return mustTakePart(id, person);
        } catch (RequestRejected e) {
            throw e.code() == ErrorCode.NOT_FOUND ? unknown.get() : e;
        }
    }

    /// Refused where another has blocked somebody who takes part.
    public void mayWrite(UUID id, UUID person) {
        if (participants.of(id, person).filter(part -> part.barred).isPresent()) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "You may read this conversation, but not write to it");
        }
    }

    /// Somebody as the others see it; who takes part no longer, in the role and since the moment given.
    public record Joined(UUID person, ParticipantRole role, Instant at) {}

    /// By person; as the service.
    public Map<UUID, ParticipantView> participants(UUID id, Collection<Joined> joined) {
        var told =
                joined.stream().collect(Collectors.toMap(Joined::person, Function.identity(), (one, later) -> later));
        return participants.people(id, told.keySet()).stream()
                .collect(Collectors.toMap(NamedParticipant::person, named -> {
                    // Nobody is found but who was asked for.
                    var then = Objects.requireNonNull(told.get(named.person()));
                    return named.view(then.role(), then.at());
                }));
    }

    /// Who has said some of these messages of a conversation and takes part no longer, for a `reader` who does: to
    /// others nobody is told of.
    public List<KnownPerson> formerAuthors(UUID id, Optional<UUID> reader, List<MessageView> messages) {
        return reader.filter(person -> participants.of(id, person).isPresent())
                .map(person -> formerAuthors.of(id, messages, Set.of(person)))
                .orElse(List.of());
    }

    /// The conversations somebody takes part in.
    public List<UUID> of(UUID person) {
        return participants.conversationsOf(person);
    }

    /// The first page of each person's own; as the service.
    public Map<UUID, ConversationPage> firstPages(Collection<UUID> people, int limit) {
        return listing.firstPages(people, limit);
    }

    /// The conversation, deleted or not, and nobody else changes it until this transaction ends.
    public Optional<LockedConversation> lock(UUID id) {
        return conversations.locked(id).map(LockedConversation.class::cast);
    }

    /// Where each person's conversations stand, the latest first, and of each at most `limit`.
    public Map<UUID, List<LogPosition>> heads(Collection<UUID> people, int limit) {
        return conversations.heads(people, limit);
    }
}
