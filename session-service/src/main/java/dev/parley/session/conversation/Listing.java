package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads conversations as one person, or an onlooker, sees them.
@ApplicationScoped
class Listing {
    private final ConversationRepository conversations;
    private final ParticipantRepository participants;

    Listing(ConversationRepository conversations, ParticipantRepository participants) {
        this.conversations = conversations;
        this.participants = participants;
    }

    Seen seen(UUID id, Optional<UUID> person) {
        var conversation = conversations.active(id).orElseThrow(Listing::unknown);
        var part = person.flatMap(someone -> participants.of(id, someone)).orElse(null);
        return new Seen(conversation, part);
    }

    ConversationPage page(Optional<UUID> person, boolean archived, Cursor after, int limit) {
        if (person.isPresent()) {
            var own = conversations.own(person.get(), archived, after, limit + 1);
            return page(own, limit, conversations.countOwn(person.get(), archived));
        }
        if (archived) {
            return new ConversationPage(List.of(), 0, null); // Nobody's own, so nobody archived them.
        }
        return page(conversations.shared(after, limit + 1), limit, conversations.countShared());
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
