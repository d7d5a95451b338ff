package dev.parley.gateway.conversation;

import dev.parley.gateway.limits.Turns;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// All conversations of a person with their people and newest messages, for clients that know no pages. Blocks.
///
/// It is read in pages whose order nothing changes, so none is missing however much is said meanwhile.
@ApplicationScoped
public class Overviews {
    private static final Comparator<ConversationSnapshot> NEWEST_FIRST = Comparator.comparing(
                    ConversationSnapshot::conversation,
                    Comparator.comparing(ConversationView::pinned)
                            .thenComparing(Overviews::moved)
                            .thenComparing(ConversationView::id))
            .reversed();

    /// How many are read at a time.
    @ConfigMapping(prefix = "gateway.overview")
    interface OverviewConfig extends Turns.Bounds {
        /// Overviews of one person under way at a time, at one gateway.
        @Override
        @WithDefault("1")
        int perPerson();

        /// Overviews of all people under way at a time, at one gateway.
        @Override
        @WithDefault("4")
        int inAll();

        /// Requests of one person for an overview, waiting ones included; further ones are refused.
        @Override
        @WithDefault("8")
        int waitingPerPerson();

        /// How long a request waits for its turn before it is refused.
        @Override
        @WithDefault("5s")
        Duration patience();

        /// Conversations read in one request to session-service, which gives 100 at most.
        @WithDefault("100")
        int page();
    }

    private final SessionService session;
    private final OverviewConfig config;
    private final Turns turns;

    Overviews(SessionService session, OverviewConfig config) {
        this.session = session;
        this.config = config;
        this.turns = new Turns(config);
    }

    /// Pinned ones first, then those in which something was said last.
    ///
    /// @throws RequestRejected `rate_limited` when the person asks for too many at a time
    public List<ConversationSnapshot> of(UUID person) {
        return turns.inTurn(person, () -> read(person));
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
