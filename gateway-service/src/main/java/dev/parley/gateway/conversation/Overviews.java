package dev.parley.gateway.conversation;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// All conversations of a person with their people and newest messages, for clients that know no pages. Blocks.
///
/// It is read in pages whose order nothing changes, so none is missing however much is said meanwhile. One
/// person reads so many at a time, and a gateway so many of all people's: the rest waits, so that nobody's reading
/// takes the memory and the database of others.
@ApplicationScoped
public class Overviews {
    private static final Comparator<ConversationSnapshot> NEWEST_FIRST = Comparator.comparing(
                    ConversationSnapshot::conversation,
                    Comparator.comparing(ConversationView::pinned)
                            .thenComparing(Overviews::moved)
                            .thenComparing(ConversationView::id))
            .reversed();

    /// How much is read at a time.
    @ConfigMapping(prefix = "gateway.overview")
    interface OverviewConfig {
        /// Overviews of one person under way at a time, at one gateway.
        @WithDefault("1")
        int perPerson();

        /// Overviews of all people under way at a time, at one gateway.
        @WithDefault("4")
        int inAll();

        /// Requests of one person for an overview, waiting ones included; further ones are refused.
        @WithDefault("8")
        int waitingPerPerson();

        /// How long a request waits for its turn before it is refused.
        @WithDefault("5s")
        Duration patience();

        /// Conversations read in one request to session-service, which gives 100 at most.
        @WithDefault("100")
        int page();
    }

    private final SessionService session;
    private final OverviewConfig config;
    private final Semaphore all;
    private final ConcurrentHashMap<UUID, Turns> people = new ConcurrentHashMap<>();

    /// One person's turns, and how many of its requests there are; gone with the last of them.
    private record Turns(Semaphore free, int requests) {}

    Overviews(SessionService session, OverviewConfig config) {
        this.session = session;
        this.config = config;
        this.all = new Semaphore(config.inAll(), true);
    }

    /// Pinned ones first, then those in which something was said last.
    ///
    /// @throws Refused `rate_limited` when the person asks for too many at a time
    public List<ConversationSnapshot> of(UUID person) {
        var turns = people.merge(
                person,
                new Turns(new Semaphore(config.perPerson(), true), 1),
                (known, _) -> new Turns(known.free, known.requests + 1));
        try {
            if (turns.requests > config.waitingPerPerson()) {
                throw tooMany();
            }
            return inTurn(turns.free, () -> inTurn(all, () -> read(person)));
        } finally {
            people.computeIfPresent(
                    person, (_, known) -> known.requests == 1 ? null : new Turns(known.free, known.requests - 1));
        }
    }

    private interface Reading {
        List<ConversationSnapshot> now();
    }

    private List<ConversationSnapshot> inTurn(Semaphore turns, Reading reading) {
        try {
            if (!turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
        try {
            return reading.now();
        } finally {
            turns.release();
        }
    }

    private static Refused tooMany() {
        return new Refused(ErrorCode.RATE_LIMITED, "Too many lists are asked for at a time", 1000);
    }

    private List<ConversationSnapshot> read(UUID person) {
        var found = new ArrayList<ConversationSnapshot>();
        UUID last = null;
        do {
            var page = page(person, last);
            found.addAll(page.conversations());
            last = page.last();
        } while (last != null);
        found.sort(NEWEST_FIRST);
        return found;
    }

    private ConversationOverview page(UUID person, UUID after) {
        return session.actingFor(person, peer -> peer.conversations().overview(after, config.page()));
    }

    private static Instant moved(ConversationView conversation) {
        return conversation.lastMessageAt() == null ? conversation.createdAt() : conversation.lastMessageAt();
    }
}
