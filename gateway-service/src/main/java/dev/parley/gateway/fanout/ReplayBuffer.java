package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a channel has told lately, kept while somebody is being replayed what it has missed, so that it can catch up
/// with a busy conversation. Bounded: what has fallen out is read from the log.
final class ReplayBuffer {
    private static final int MAX = 1024;
    private static final int MAX_CHARACTERS = 524_288;

    private record Entry(long seq, EncodedEvent told) {
        /// Of what was said, which is what takes up room.
        int characters() {
            return told.event() instanceof Event.Durable(var _, var change)
                    ? switch (change) {
                        case Change.MessageSent sent -> sent.message().content().length();
                        case Change.MessageChanged changed ->
                            changed.message().content().length();
                        default -> 0;
                    }
                    : 0;
        }
    }

    /// Who is meant, and by what kind of news: only the latest counts.
    private record About(Class<?> kind, UUID person) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<About, Ephemeral> passed = new LinkedHashMap<>();
    /// All changes after this one are here.
    private long from;
    private int characters;
    int readers;

    ReplayBuffer(long from) {
        this.from = from;
    }

    void add(long seq, EncodedEvent told) {
        var entry = new Entry(seq, told);
        entries.add(entry);
        characters += entry.characters();
        while (entries.size() > MAX || characters > MAX_CHARACTERS) {
            var oldest = entries.remove();
            from = oldest.seq;
            characters -= oldest.characters();
        }
    }

    /// Keeps what is not among the things that hold now, and would be missed.
    void pass(Ephemeral ephemeral) {
        switch (ephemeral) {
            case Ephemeral.ReadMarked mark -> passed.put(new About(Ephemeral.ReadMarked.class, mark.userId()), mark);
            case Ephemeral.TypingChanged typing ->
                passed.put(new About(Ephemeral.TypingChanged.class, typing.userId()), typing);
            default -> {}
        }
    }

    /// Of others who have stopped typing meanwhile this person would have heard.
    List<EncodedEvent> typedNoLonger(UUID conversation, @Nullable UUID person) {
        return passed(
                conversation,
                person,
                ephemeral -> ephemeral instanceof Ephemeral.TypingChanged typing && !typing.typing());
    }

    /// And of how far others have read.
    List<EncodedEvent> read(UUID conversation, @Nullable UUID person) {
        return passed(conversation, person, Ephemeral.ReadMarked.class::isInstance);
    }

    private List<EncodedEvent> passed(UUID conversation, @Nullable UUID person, Predicate<Ephemeral> wanted) {
        return passed.entrySet().stream()
                .filter(one -> !one.getKey().person.equals(person))
                .filter(one -> wanted.test(one.getValue()))
                .map(one -> new EncodedEvent(new Event.Ephemeral(conversation, one.getValue())))
                .toList();
    }

    boolean reachesBackTo(long after) {
        return after >= from;
    }

    /// Whether the person's part, or the conversation, ends among the changes after `after`.
    boolean endsFor(@Nullable UUID person, long after) {
        return after(after).anyMatch(change -> Memberships.ends(change, person));
    }

    /// Whether the person's part begins there.
    boolean beginsFor(@Nullable UUID person, long after) {
        return after(after).anyMatch(change -> Memberships.begins(change, person));
    }

    private Stream<Change> after(long seq) {
        return entries.stream()
                .filter(entry -> entry.seq > seq)
                .map(entry -> ((Event.Durable) entry.told.event()).change());
    }

    /// The changes after `after`, up to `last`.
    List<EncodedEvent> between(long after, long last) {
        var told = new ArrayList<EncodedEvent>();
        for (var entry : entries) {
            if (entry.seq > after && entry.seq <= last) {
                told.add(entry.told);
            }
        }
        return told;
    }
}
