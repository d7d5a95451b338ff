package dev.parley.gateway.presence;

import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Who is connected, on any gateway. A person is online as long as one gateway holds a lease for it; coming
/// and going is told to those it shares a conversation with. With Redis away nobody is told anything, and
/// what was missed is told when it is back.
@ApplicationScoped
public class Presences {
    private static final int MAX_SWEPT = 200;

    private final Leases leases;
    private final LastSeen lastSeen;
    private final PresenceConfig config;
    private final ConversationChannels conversationChannels;
    private final PresenceChannel channel;
    private final SessionService session;
    private final ExecutorService threads;
    private final Vertx vertx;
    private final Clock clock;
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();
    /// Told here as online by others, with whom it concerns: to be taken back if Redis loses their leases.
    private final Map<UUID, Set<UUID>> elsewhere = new ConcurrentHashMap<>();

    Presences(
            Redis redis,
            PresenceConfig config,
            ConversationChannels conversationChannels,
            PresenceChannel channel,
            SessionService session,
            @VirtualThreads ExecutorService threads,
            Vertx vertx,
            Clock clock) {
        this.leases = new Leases(redis, channel.gateway(), config.lease(), config.lastSeen());
        this.lastSeen = new LastSeen(
                config.maxBatch(),
                work -> vertx.setTimer(config.notePace().toMillis(), _ -> threads.execute(work)),
                this::noteSeen);
        this.config = config;
        this.conversationChannels = conversationChannels;
        this.channel = channel;
        this.session = session;
        this.threads = threads;
        this.vertx = vertx;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        channel.listen(this::heard, this::back);
        vertx.setPeriodic(config.renew().toMillis(), _ -> leases.renew(here, config.maxBatch()));
        vertx.setPeriodic(config.sweep().toMillis(), _ -> sweep());
    }

    /// The person has a connection here. Never blocks.
    public void came(UUID person) {
        if (here.add(person)) {
            leases.take(person).onSuccess(first -> {
                if (first) {
                    tell(new PresenceEvents(person, true, null, conversationChannels.conversations(person)));
                }
            });
        }
    }

    /// The last connection of the person here is closed; `conversations` are those it took part in. Never blocks.
    public void left(UUID person, Set<UUID> conversations) {
        vertx.setTimer(config.grace().toMillis(), _ -> gone(person, conversations));
    }

    private void gone(UUID person, Set<UUID> conversations) {
        if (conversationChannels.people().contains(person) || !here.remove(person)) {
            return;
        }
        leases.giveUp(person).onSuccess(last -> {
            if (last) {
                tell(new PresenceEvents(person, false, clock.instant(), conversations));
                lastSeen.gone(person);
            }
        });
    }

    private void noteSeen(List<UUID> people) {
        try {
            session.call(peer -> {
                peer.knownPeople().seen(people);
                return null;
            });
        } catch (RequestRejected e) {
            Log.debugf("last seen not noted code=%s", e.code());
        }
    }

    /// Finds the people of gateways that are gone.
    private void sweep() {
        leases.sweep(MAX_SWEPT)
                .onSuccess(gone -> gone.stream()
                        .filter(person -> !here.contains(person))
                        .forEach(person -> threads.execute(() -> sweptAway(person))));
    }

    private void sweptAway(UUID person) {
        try {
            var conversations = session.call(peer -> peer.knownPeople().conversations(person));
            tell(new PresenceEvents(person, false, clock.instant(), new HashSet<>(conversations)));
        } catch (RequestRejected e) {
            Log.debugf("nobody told of somebody gone code=%s", e.code());
        }
    }

    private void tell(PresenceEvents news) {
        tellHere(news);
        channel.publish(news);
    }

    private void tellHere(PresenceEvents news) {
        var presence = new Presence(news.person(), news.online(), news.lastSeen());
        conversationChannels.tellTogether(news.conversations(), news.person(), new Event.PresenceChanged(presence));
    }

    private void heard(PresenceEvents news) {
        if (!news.online()) {
            elsewhere.remove(news.person());
        } else if (news.conversations().stream().anyMatch(conversationChannels::isOpen)) {
            elsewhere.put(news.person(), news.conversations());
        }
        tellHere(news);
    }

    /// Redis may have lost the leases: ours are taken again at once, and those that the other gateways have not taken
    /// again after a while are told as gone.
    private void back() {
        leases.renew(here, config.maxBatch());
        vertx.setTimer(config.lease().toMillis(), _ -> {
            var people = List.copyOf(elsewhere.keySet());
            leases.standing(people).onSuccess(standing -> {
                for (var at = 0; at < people.size(); at++) {
                    if (!standing.get(at).online()) {
                        var conversations = elsewhere.remove(people.get(at));
                        if (conversations != null) {
                            tellHere(new PresenceEvents(people.get(at), false, clock.instant(), conversations));
                        }
                    }
                }
            });
        });
    }

    /// How these people stand; whom Redis has never heard of was last seen as told in `lastActive`. Blocks.
    public List<Presence> of(Map<UUID, @Nullable Instant> lastActive) {
        var people = List.copyOf(lastActive.keySet());
        var standing = leases.standing(people, config.redisPatience())
                .otherwise(_ -> people.stream()
                        .map(person ->
                                new Leases.Standing(here.contains(person) || elsewhere.containsKey(person), null))
                        .toList())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return IntStream.range(0, people.size())
                .mapToObj(at -> presence(people.get(at), standing.get(at), lastActive.get(people.get(at))))
                .toList();
    }

    private Presence presence(UUID person, Leases.Standing standing, @Nullable Instant lastActive) {
        var online = standing.online() || here.contains(person);
        var seen = standing.seen() == null ? lastActive : standing.seen();
        return new Presence(person, online, online ? null : seen);
    }
}
