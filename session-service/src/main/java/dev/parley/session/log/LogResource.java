package dev.parley.session.log;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.ChangePage;
import dev.parley.session.contract.log.ChangePages;
import dev.parley.session.contract.log.ChangesQuery;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.log.LogApi;
import dev.parley.session.contract.log.LogPositions;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.database.AsOf;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.message.MessageLog;
import dev.parley.session.person.Revocations;
import dev.parley.token.ServiceToken;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The log as a gateway reads it.
@RolesAllowed(ServiceToken.SERVICE)
class LogResource implements LogApi {
    private static final int MOST = 500;
    private static final int MOST_AT_ONCE = 100;

    private final ActorTransactions actorTransactions;
    private final Conversations conversations;
    private final MessageLog messages;
    private final Changes changes;
    private final Hydration hydration;
    private final Trimming trimming;
    private final MovedConversations moved;
    private final Revocations revocations;
    private final LogConfig config;
    private final AsOf asOf;

    LogResource(
            ActorTransactions actorTransactions,
            Conversations conversations,
            MessageLog messages,
            Changes changes,
            Hydration hydration,
            Trimming trimming,
            MovedConversations moved,
            Revocations revocations,
            LogConfig config,
            AsOf asOf) {
        this.actorTransactions = actorTransactions;
        this.conversations = conversations;
        this.messages = messages;
        this.changes = changes;
        this.hydration = hydration;
        this.trimming = trimming;
        this.moved = moved;
        this.revocations = revocations;
        this.config = config;
        this.asOf = asOf;
    }

    @Override
    public ChangePage changes(UUID conversation, long after, int limit) {
        if (after < 0 || limit < 1 || limit > MOST) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "after is 0 or more, the limit between 1 and " + MOST);
        }
        return actorTransactions.asServiceAtOneMoment(() -> page(conversation, after, limit)
                .map(Filled::page)
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation")));
    }

    @Override
    public ChangePages changes(ChangesQuery query) {
        if (query == null
                || query.positions() == null
                || query.positions().size() > MOST_AT_ONCE
                || query.positions().stream().anyMatch(position -> position.after() < 0)
                || query.limit() < 1
                || query.limit() > MOST) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST,
                    "At most " + MOST_AT_ONCE + " conversations, after 0 or more, the limit between 1 and " + MOST);
        }
        return actorTransactions.asServiceAtOneMoment(() -> {
            var pages = new ArrayList<ChangePages.Of>(query.positions().size());
            var left = query.limit();
            var bytes = 0L;
            for (var position : query.positions()) {
                var page = page(position.conversationId(), position.after(), left);
                if (page.isPresent()) {
                    pages.add(new ChangePages.Of(position.conversationId(), page.get().page));
                    left -= page.get().page.changes().size();
                    bytes += messages.size(page.get().page.changes());
                    if (left == 0 || page.get().full || bytes >= messages.maxBytes()) {
                        break;
                    }
                }
            }
            return new ChangePages(pages);
        });
    }

    /// `full`: the log goes on, but not in this answer.
    private record Filled(ChangePage page, boolean full) {}

    private Optional<Filled> page(UUID conversation, long after, int limit) {
        return conversations.span(conversation).map(span -> {
            var from = Math.max(after, span.trimmed());
            var births = messages.after(conversation, from, limit);
            var end = births.more() ? births.changes().getLast().seq() : Long.MAX_VALUE;
            var entries = changes.after(conversation, from, limit).stream()
                    .filter(entry -> entry.seq() <= end)
                    .toList();
            var merged = Stream.concat(hydration.of(conversation, entries).stream(), births.changes().stream())
                    .sorted(Comparator.comparingLong(Change::seq))
                    .limit(limit)
                    .toList();
            var fitting = messages.fitting(merged);
            return new Filled(
                    new ChangePage(merged.subList(0, fitting), span.seq(), span.trimmed() + 1),
                    births.more() || fitting < merged.size() || fitting == limit);
        });
    }

    @Override
    public void trim(UUID conversation, long through) {
        actorTransactions.asService(() -> trimming.trim(conversation, through));
    }

    @Override
    public LogPositions heads(HeadsQuery query) {
        if (query == null || (query.people() != null && query.people().size() > config.maxPeople())) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + config.maxPeople() + " people");
        }
        var since = asOf.get();
        var from = query.since();
        if (from == null || query.people() == null || query.people().isEmpty()) {
            return new LogPositions(List.of(), List.of(), List.of(), since);
        }
        return actorTransactions.asService(() -> new LogPositions(
                moved.since(from, query.people()), moved.parts(from, query.people()), revocations.since(from), since));
    }
}
