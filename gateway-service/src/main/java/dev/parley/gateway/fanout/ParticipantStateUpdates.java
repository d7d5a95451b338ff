package dev.parley.gateway.fanout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.ParticipantState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Tells what is one person's own in a conversation: to everybody how far it has read, to its own connections what it
/// has pinned or archived. It may be heard of more than once, and is told once.
@ApplicationScoped
public class ParticipantStateUpdates {
    /// Longer than the log tells the same again.
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MAX_REMEMBERED = 10_000;

    private final ConversationChannels conversationChannels;
    /// By person and conversation.
    private final Cache<UUID, Map<UUID, ParticipantState>> told = Caffeine.newBuilder()
            .expireAfterAccess(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    ParticipantStateUpdates(ConversationChannels conversationChannels) {
        this.conversationChannels = conversationChannels;
    }

    void moved(ParticipantState part) {
        if (part.readSeq() > 0) {
            conversationChannels.tell(
                    part.conversationId(), new Ephemeral.ReadMarked(part.personId(), part.readSeq(), part.at()));
        }
        var arrangedAt = part.arrangedAt();
        if (arrangedAt == null || !conversationChannels.listens(part.personId())) {
            return;
        }
        var latest = told.get(part.personId(), _ -> new ConcurrentHashMap<>())
                .merge(
                        part.conversationId(),
                        part,
                        (old, now) -> arrangedAt(now).isAfter(arrangedAt(old)) ? now : old);
        if (latest == part) {
            conversationChannels.tellPerson(part.personId(), new Event.PartMoved(part));
        }
    }

    /// Of what is told, as nothing else is.
    private static Instant arrangedAt(ParticipantState part) {
        return Objects.requireNonNull(part.arrangedAt());
    }

    /// What was told just before the listener came, who has an account: it may have been shown how things stood before
    /// that. What is older than `asOf` it has been shown, or what came after it.
    public void tellLately(Listener listener, Instant asOf) {
        var lately = told.getIfPresent(Objects.requireNonNull(listener.person()));
        if (lately != null) {
            var again = lately.values().stream()
                    .filter(part -> !arrangedAt(part).isBefore(asOf))
                    .map(part -> new EncodedEvent(new Event.PartMoved(part)))
                    .toList();
            listener.loop().execute(() -> listener.hear(again));
        }
    }
}
