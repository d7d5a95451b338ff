package dev.parley.gateway.conversation;

import dev.parley.gateway.limits.Turns;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// All conversations of a person with their people and newest messages, for clients that know no pages. Blocks.
///
/// It is read in pages whose order nothing changes, so none is missing however much is said meanwhile.
@ApplicationScoped
public class Overviews {
    private static final int FEWEST_LISTED = 3;

    /// A dialect's words for one of them.
    @FunctionalInterface
    public interface Encoder {
        /// A JSON object. There are so many `participants`, of whom the snapshot has some only where they are very
        /// many.
        byte[] encode(ConversationSnapshot snapshot, int participants);
    }

    /// A dialect's words for all of them.
    @FunctionalInterface
    public interface ListEncoder {
        /// `partial`: the oldest are left out.
        byte[] encode(List<byte[]> newestFirst, boolean partial);
    }

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

        /// Conversations read in one request to session-service, which gives 500 at most.
        @WithDefault("500")
        int page();

        /// People listed of one conversation, in number, 3 at least; of more the list tells how many there are.
        @WithDefault("100")
        int participants();

        /// Bytes of an overview as JSON: beyond, the conversations that have moved longest ago are left out of it.
        @WithDefault("8388608")
        int maxBytes();
    }

    private final SessionService session;
    private final OverviewConfig config;
    private final Turns turns;
    private final ExecutorService threads;

    Overviews(SessionService session, OverviewConfig config, @VirtualThreads ExecutorService threads) {
        this.session = session;
        this.config = config;
        this.turns = new Turns(config);
        this.threads = threads;
    }

    /// Pinned ones first, then those in which something was said last. What is read is kept in the dialect's
    /// words only, so that many people in many conversations take up no more than two pages of them.
    ///
    /// @throws RequestRejected `rate_limited` when the person asks for too many at a time
    public byte[] of(UUID person, Encoder encoder, ListEncoder whole) {
        return turns.inTurn(person, () -> {
            var items = read(person, encoder);
            return whole.encode(items.newestFirst(), items.isPartial());
        });
    }

    private NewestItems read(UUID person, Encoder encoder) {
        var items = new NewestItems(config.maxBytes());
        var page = page(person, null);
        while (page != null) {
            var last = page.last();
            // The next is on its way while this one is put into words.
            var next = last == null ? null : CompletableFuture.supplyAsync(() -> page(person, last), threads);
            for (var snapshot : page.conversations()) {
                var listed = ListedParticipants.of(snapshot, person, Math.max(FEWEST_LISTED, config.participants()));
                items.add(
                        snapshot.conversation(),
                        encoder.encode(listed, snapshot.participants().size()));
            }
            page = next == null ? null : read(next);
        }
        return items;
    }

    private ConversationOverview page(UUID person, @Nullable UUID after) {
        return session.actingFor(person, peer -> peer.conversations().overview(after, config.page()));
    }

    private static ConversationOverview read(CompletableFuture<ConversationOverview> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RequestRejected refused ? refused : e;
        }
    }
}
