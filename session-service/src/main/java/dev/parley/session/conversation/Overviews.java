package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Many of a person's conversations whole, in a few statements however many they are. Within a transaction of the
/// service, which asks for the person's own alone.
@ApplicationScoped
class Overviews {
    /// Of all conversations of a page together.
    private static final int MAX_PEOPLE = 5000;

    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Listing listing;
    private final History history;
    private final FormerAuthors formerAuthors;

    Overviews(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Listing listing,
            History history,
            FormerAuthors formerAuthors) {
        this.conversations = conversations;
        this.participants = participants;
        this.listing = listing;
        this.history = history;
        this.formerAuthors = formerAuthors;
    }

    ConversationOverview page(UUID person, @Nullable UUID after, int limit) {
        var found = conversations.ownAfter(person, after, limit + 1);
        var asked =
                found.stream().limit(limit).map(seen -> seen.conversation().id).toList();
        var newest = history.newest(withinPeople(asked));
        var ids = asked.subList(0, newest.conversations());
        var own = listing.counted(found.subList(0, ids.size()));
        var people = participants.named(ids).stream().collect(Collectors.groupingBy(NamedParticipant::conversation));
        var present = people.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        named -> named.getValue().stream()
                                .map(NamedParticipant::person)
                                .collect(Collectors.toSet())));
        var former = formerAuthors.of(newest.messages(), present);
        var shown = own.stream()
                .map(seen -> {
                    var conversation = seen.conversation();
                    var last = newest.messages().get(conversation.id);
                    return new ConversationSnapshot(
                            seen.view(),
                            people.getOrDefault(conversation.id, List.of()).stream()
                                    .map(NamedParticipant::view)
                                    .toList(),
                            last == null ? List.of() : List.of(last),
                            conversation.messageCount > 1,
                            conversation.lastSeq,
                            former.containsKey(conversation.id) ? List.of(former.get(conversation.id)) : List.of());
                })
                .toList();
        return new ConversationOverview(shown, found.size() > ids.size() ? ids.getLast() : null);
    }

    /// As many of them, from the first on, as there is room for their people; at least one.
    private List<UUID> withinPeople(List<UUID> ids) {
        if (ids.isEmpty()) {
            return ids;
        }
        var counts = participants.counts(ids);
        var people = 0L;
        for (var kept = 0; kept < ids.size(); kept++) {
            people += counts.getOrDefault(ids.get(kept), 0L);
            if (people > MAX_PEOPLE && kept > 0) {
                return ids.subList(0, kept);
            }
        }
        return ids;
    }
}
