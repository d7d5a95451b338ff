package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.identity.Acting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads conversations as one person, or an onlooker, sees them.
@ApplicationScoped
class Listing {
    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final UnreadRepository unread;
    private final Acting acting;

    Listing(
            ConversationRepository conversations,
            ParticipantRepository participants,
            UnreadRepository unread,
            Acting acting) {
        this.conversations = conversations;
        this.participants = participants;
        this.unread = unread;
        this.acting = acting;
    }

    Seen seen(UUID id, Optional<UUID> person) {
        var conversation = conversations.active(id).orElseThrow(Listing::unknown);
        var part = person.flatMap(someone -> participants.of(id, someone)).orElse(null);
        var seen = new Seen(conversation, part);
        return part == null ? seen : seen.unread(unread(part.userId, id));
    }

    /// What somebody who takes part has not read.
    int unread(UUID person, UUID conversation) {
        return unread(person, List.of(conversation)).getOrDefault(conversation, 0);
    }

    ConversationPage page(Optional<UUID> person, Filter filter, Cursor after, int limit) {
        if (person.isPresent()) {
            var own = conversations.own(person.get(), filter, after, limit + 1);
            var all = after == null && own.size() <= limit;
            return page(
                    counted(own, moved -> unread(person.get(), moved)),
                    limit,
                    all ? own.size() : conversations.countOwn(person.get(), filter));
        }
        if (filter.archived()) {
            return new ConversationPage(List.of(), 0, null); // Nobody's own, so nobody archived them.
        }
        return page(conversations.shared(filter, after, limit + 1), limit, conversations.countShared(filter));
    }

    /// The same for whoever acts as the service, in fewer round trips: nothing is counted that only a later page shows.
    ConversationPage firstPage(UUID person, int limit) {
        var own = conversations.own(person, Filter.ACTIVE, null, limit + 1);
        return page(counted(own, moved -> unread.of(person, moved)), limit, own.size());
    }

    private static List<Seen> counted(List<Seen> own, Function<List<UUID>, Map<UUID, Integer>> count) {
        var moved = own.stream()
                .filter(seen -> seen.conversation().lastSeq > seen.participant().readSeq)
                .map(seen -> seen.conversation().id)
                .toList();
        var counts = count.apply(moved);
        return own.stream()
                .map(seen -> seen.unread(counts.getOrDefault(seen.conversation().id, 0)))
                .toList();
    }

    /// The rules of row level security are asked once here, not for each message.
    private Map<UUID, Integer> unread(UUID person, List<UUID> own) {
        return own.isEmpty() ? Map.of() : acting.beyond(() -> unread.of(person, own));
    }

    private static ConversationPage page(List<Seen> found, int limit, long total) {
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var cursor = found.size() > limit ? Cursor.behind(page.getLast()).text() : null;
        return new ConversationPage(page.stream().map(Seen::view).toList(), total, cursor);
    }

    static Refused unknown() {
        return new Refused(ErrorCode.NOT_FOUND, "No such conversation");
    }
}
