package dev.parley.session.message;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.identity.ActorTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Pages of a conversation's messages, oldest first: as many as are asked for and as fit into one answer, at least one.
/// Within a transaction.
@ApplicationScoped
class Pages {
    /// `more`: there are others beyond them in the direction asked for.
    record Page(List<MessageView> messages, boolean more) {
        Page reversed() {
            return new Page(messages.reversed(), more);
        }
    }

    private final MessageRepository messages;
    private final MessageViews messageViews;
    private final ActorTransactions actorTransactions;
    private final long maxBytes;

    Pages(
            MessageRepository messages,
            MessageViews messageViews,
            ActorTransactions actorTransactions,
            MessageConfig config) {
        this.messages = messages;
        this.messageViews = messageViews;
        this.actorTransactions = actorTransactions;
        this.maxBytes = config.maxPageBytes();
    }

    /// The newest before that change.
    Page before(UUID conversation, long before, int limit) {
        return page(messages.before(conversation, before, limit + 1), limit).reversed();
    }

    /// Those after the change `after`, up to `last`.
    Page after(UUID conversation, long after, long last, int limit) {
        return page(messages.between(conversation, after, last, limit + 1), limit);
    }

    /// Those from a place on, counted from 0, of a conversation that may be seen: with the rules asked for each one
    /// before that place they would be read themselves, and not in the index alone.
    Page from(UUID conversation, int place, long last, int limit) {
        return actorTransactions
                .elevated(() -> messages.inPlace(conversation, place, last))
                .map(first -> after(conversation, first - 1, last, limit))
                .orElseGet(() -> new Page(List.of(), false));
    }

    private Page page(Stream<Message> found, int limit) {
        var kept = new ArrayList<Message>();
        boolean more;
        try (found) {
            var next = found.iterator();
            var bytes = 0L;
            while ((more = next.hasNext()) && kept.size() < limit) {
                var message = next.next();
                bytes += JsonSize.of(message);
                if (bytes > maxBytes && !kept.isEmpty()) {
                    break;
                }
                kept.add(message);
            }
        }
        // With the reactions on them, of which nobody knows how many there are before.
        var shown = messageViews.of(kept);
        var fitting = fitting(shown, JsonSize::of);
        return new Page(shown.subList(0, fitting), more || fitting < shown.size());
    }

    long maxBytes() {
        return maxBytes;
    }

    /// How many of them, from the first on, fit into one answer; at least one.
    <T> int fitting(List<T> all, ToLongFunction<T> size) {
        var bytes = 0L;
        for (var i = 0; i < all.size(); i++) {
            bytes += size.applyAsLong(all.get(i));
            if (bytes > maxBytes && i > 0) {
                return i;
            }
        }
        return all.size();
    }
}
