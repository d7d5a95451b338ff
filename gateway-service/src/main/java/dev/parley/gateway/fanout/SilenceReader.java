package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event.PresenceChanged;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.person.SilencedConversations;
import dev.parley.session.contract.person.SilencedConversations.Silenced;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Reads who has blocked whom: what notices tell of it stands in no log, and each of them may be lost. Of whoever has
/// just come in at once, as what happened since its sign-in was read was told to nobody here; of all now and then, and
/// when Redis is heard again.
@ApplicationScoped
class SilenceReader {
    /// As many as session-service tells of in one request.
    private static final int TOGETHER = 500;

    private final SessionService session;
    private final ConversationChannels conversationChannels;
    private final long everyNanos;
    private final Set<UUID> newcomers = ConcurrentHashMap.newKeySet();
    private volatile boolean allSoon;
    private long allAt = System.nanoTime();

    SilenceReader(
            SessionService session,
            ConversationChannels conversationChannels,
            RedisSubscriber subscriber,
            FanoutConfig config) {
        this.session = session;
        this.conversationChannels = conversationChannels;
        this.everyNanos = config.silencesEvery().toNanos();
        subscriber.onBack(() -> allSoon = true);
    }

    /// Call it once the person is listened for.
    void came(UUID person) {
        newcomers.add(person);
    }

    /// As far as there is something to be read. Blocks; on one thread at a time.
    void read() {
        var all = allSoon || System.nanoTime() - allAt >= everyNanos;
        if (all) {
            allSoon = false;
            allAt = System.nanoTime();
            newcomers.addAll(conversationChannels.people());
        }
        var people = List.copyOf(newcomers);
        for (var from = 0; from < people.size(); from += TOGETHER) {
            var some = people.subList(from, Math.min(people.size(), from + TOGETHER));
            // First: who comes meanwhile is read again.
            some.forEach(newcomers::remove);
            if (!read(some)) {
                return;
            }
        }
    }

    private boolean read(List<UUID> some) {
        try {
            apply(some, session.call(peer -> peer.blocks().silenced(some)));
            return true;
        } catch (RequestRejected e) {
            if (e.code() == ErrorCode.UNAVAILABLE) {
                newcomers.addAll(some);
            }
            Log.debugf("blocks unread people=%d code=%s", some.size(), e.code());
            return false;
        }
    }

    private void apply(List<UUID> some, SilencedConversations read) {
        var byPerson = read.silenced().stream().collect(Collectors.groupingBy(Silenced::personId));
        for (var person : some) {
            var own = byPerson.getOrDefault(person, List.of());
            var fresh = conversationChannels.silence(
                    person, own.stream().map(Silenced::conversationId).toList(), read.asOf());
            own.stream()
                    .filter(one -> one.apart() && fresh.contains(one.conversationId()))
                    // From now on its going is not told: nobody is left online for ever.
                    .map(one -> new PresenceChanged(new Presence(one.otherId(), false, null)))
                    .forEach(gone -> conversationChannels.tellPerson(person, gone));
        }
    }
}
