package dev.parley.gateway.fanout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Tells what is one person's own in a conversation: to everybody how far it has read, to its own connections what it
/// has pinned or archived. It may be heard of more than once, and is told once.
@ApplicationScoped
class Parts {
    /// Longer than the log tells the same again.
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MAX_REMEMBERED = 100_000;

    private record Place(UUID person, UUID conversation) {}

    private final Rooms rooms;
    private final Cache<Place, Instant> told = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    Parts(Rooms rooms) {
        this.rooms = rooms;
    }

    void moved(Part part) {
        if (part.readSeq() > 0) {
            rooms.tell(part.conversationId(), new Ephemeral.ReadMarked(part.personId(), part.readSeq(), part.at()));
        }
        var arrangedAt = part.arrangedAt();
        if (arrangedAt == null || !rooms.listens(part.personId())) {
            return;
        }
        var place = new Place(part.personId(), part.conversationId());
        var before = told.asMap().merge(place, arrangedAt, (old, now) -> now.isAfter(old) ? now : old);
        if (before == arrangedAt) {
            rooms.tellPerson(part.personId(), new Event.PartMoved(part));
        }
    }
}
