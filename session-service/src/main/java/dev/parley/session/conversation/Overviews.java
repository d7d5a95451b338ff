package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Many of a person's conversations whole, in four statements however many they are. Within a transaction of the
/// service, which asks for the person's own alone.
@ApplicationScoped
class Overviews {
    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final Listing listing;
    private final History history;

    Overviews(
            ConversationRepository conversations,
            ParticipantRepository participants,
            Listing listing,
            History history) {
        this.conversations = conversations;
        this.participants = participants;
        this.listing = listing;
        this.history = history;
    }

    ConversationOverview page(UUID person, UUID after, int limit) {
        var found = conversations.ownAfter(person, after, limit + 1);
        var own = listing.counted(found.size() > limit ? found.subList(0, limit) : found);
        var ids = own.stream().map(seen -> seen.conversation().id).toList();
        var people =
                participants.named(ids).stream().collect(Collectors.groupingBy(named -> named.part().conversationId));
        var newest = history.newest(ids);
        var shown = own.stream()
                .map(seen -> {
                    var conversation = seen.conversation();
                    var last = newest.get(conversation.id);
                    return new ConversationSnapshot(
                            seen.view(),
                            people.getOrDefault(conversation.id, List.of()).stream()
                                    .map(Named::view)
                                    .toList(),
                            last == null ? List.of() : List.of(last),
                            conversation.messageCount > 1,
                            conversation.lastSeq);
                })
                .toList();
        return new ConversationOverview(shown, found.size() > limit ? ids.getLast() : null);
    }
}
