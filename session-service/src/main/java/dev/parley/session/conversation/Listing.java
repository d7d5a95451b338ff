package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads conversations as one person, or an onlooker, sees them.
@ApplicationScoped
class Listing {
    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final UnreadRepository unread;
    private final ActorTransactions actorTransactions;

    Listing(
            ConversationRepository conversations,
            ParticipantRepository participants,
            UnreadRepository unread,
            ActorTransactions actorTransactions) {
        this.conversations = conversations;
        this.participants = participants;
        this.unread = unread;
        this.actorTransactions = actorTransactions;
    }

    ConversationForUser seen(UUID id, Optional<UUID> person) {
        var conversation = conversations.active(id).orElseThrow(Listing::unknown);
        var part = person.flatMap(someone -> participants.of(id, someone)).orElse(null);
        var seen = new ConversationForUser(conversation, part);
        return part == null ? seen : seen.unread(unread(part.userId, id));
    }

    /// The one somebody has created with this key, and still takes part in.
    ConversationForUser keyed(UUID person, String key) {
        var found = conversations.byKey(person, key).orElseThrow(Listing::unknown);
        var seen = seen(found.id, Optional.of(person));
        if (seen.participant() == null) {
            throw unknown();
        }
        return seen;
    }

    /// What somebody who takes part has not read.
    int unread(UUID person, UUID conversation) {
        var part = new Participant.Key(conversation, person);
        return unread(List.of(part)).getOrDefault(part, 0);
    }

    ConversationPage page(Optional<UUID> person, Filter filter, @Nullable Cursor after, int limit) {
        if (person.isPresent()) {
            var own = conversations.own(person.get(), filter, after, limit + 1);
            var all = after == null && own.size() <= limit;
            return page(
                    counted(own, this::unread), limit, all ? own.size() : conversations.countOwn(person.get(), filter));
        }
        if (filter.archived()) {
            return new ConversationPage(List.of(), 0, null); // Nobody's own, so nobody archived them.
        }
        return page(conversations.shared(filter, after, limit + 1), limit, conversations.countShared(filter));
    }

    /// The first page of each of these people, for whoever acts as the service: for all of them in two statements, and
    /// nothing is counted that only a later page shows.
    Map<UUID, ConversationPage> firstPages(Collection<UUID> people, int limit) {
        var own = counted(conversations.own(people, limit + 1), unread::of).stream()
                .collect(Collectors.groupingBy(seen -> seen.part().userId));
        return people.stream().collect(Collectors.toMap(Function.identity(), person -> {
            var first = own.getOrDefault(person, List.of());
            return page(first, limit, first.size());
        }));
    }

    /// With what their people have not read; as the service.
    List<ConversationForUser> counted(List<ConversationForUser> own) {
        return counted(own, unread::of);
    }

    private static List<ConversationForUser> counted(
            List<ConversationForUser> own, Function<List<Participant.Key>, Map<Participant.Key, Integer>> count) {
        var counts = count.apply(own.stream()
                .filter(seen -> seen.conversation().lastSeq > seen.part().unreadAfter())
                .map(seen -> seen.part().key())
                .toList());
        return own.stream()
                .map(seen -> seen.unread(counts.getOrDefault(seen.part().key(), 0)))
                .toList();
    }

    /// The rules of row level security are asked once here, not for each message.
    private Map<Participant.Key, Integer> unread(List<Participant.Key> own) {
        return own.isEmpty() ? Map.of() : actorTransactions.elevated(() -> unread.of(own));
    }

    private static ConversationPage page(List<ConversationForUser> found, int limit, long total) {
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var cursor = found.size() > limit ? Cursor.behind(page.getLast()).text() : null;
        return new ConversationPage(page.stream().map(ConversationForUser::view).toList(), total, cursor);
    }

    static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation");
    }
}
