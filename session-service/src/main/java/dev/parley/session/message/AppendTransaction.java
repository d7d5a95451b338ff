package dev.parley.session.message;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.Uuid7;
import dev.parley.session.message.BatchItems.Candidate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/// The transaction that stores a batch, in two round trips and the commit: [AppendStatement] settles who may write what
/// where, then everything is persisted and flushed at once.
///
/// A key that another transaction is just storing is not seen by the first and collides in the second; the whole
/// transaction is then run again and finds it.
@ApplicationScoped
class AppendTransaction {
    private static final String ASTRAY = "There is no such message in this conversation to reply to";

    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<PersonMessage, UUID> {}

    private final Session session;
    private final Repository personMessages;
    private final MessageRepository messages;
    private final MessageViews messageViews;
    private final ReplyRequests replies;
    private final DatabaseClock databaseClock;

    AppendTransaction(
            Session session,
            Repository personMessages,
            MessageRepository messages,
            MessageViews messageViews,
            ReplyRequests replies,
            DatabaseClock databaseClock) {
        this.session = session;
        this.personMessages = personMessages;
        this.messages = messages;
        this.messageViews = messageViews;
        this.replies = replies;
        this.databaseClock = databaseClock;
    }

    /// `opening` stands before the first statement.
    BatchResult append(List<Candidate> candidates, String opening) {
        session.setHibernateFlushMode(FlushMode.MANUAL);
        var at = databaseClock.get();
        var astray = astray(candidates, opening);
        var settled =
                session.doReturningWork(connection -> AppendStatement.run(connection, opening, candidates, astray, at));
        var batchResult = new BatchResult(candidates.size());
        settled.refused().forEach(batchResult::refused);
        settled.known().forEach(batchResult::found);
        for (var index = 0; index < candidates.size(); index++) {
            if (batchResult.settled(index)) {
                continue;
            }
            if (astray.contains(index)) {
                batchResult.refused(index, ErrorCode.BAD_REQUEST, ASTRAY);
                continue;
            }
            var message = candidates.get(index).message();
            var place = settled.places().get(message.conversationId());
            if (place == null) { // Deleted between our look and our lock.
                batchResult.refused(index, ErrorCode.NOT_FOUND);
                continue;
            }
            var stored = new PersonMessage(Uuid7.next(), place.nextSeq(), place.nextNumber(), message, at);
            var reply = place.answers(candidates.get(index)) ? place.reply() : null;
            if (reply != null && place.takeFresh()) {
                replies.request(reply, stored.conversationId, stored.id, stored.seq, stored.senderId, at);
            }
            batchResult.stored(index, stored.asking(reply), reply);
        }
        personMessages.persist(batchResult.messages());
        session.flush();
        return batchResult;
    }

    /// The candidates that reply to no message of their own conversation. Only where some reply to any does this cost
    /// two round trips more.
    private Set<Integer> astray(List<Candidate> candidates, String opening) {
        var wanted = candidates.stream()
                .map(candidate -> candidate.message().replyTo())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Set.of();
        }
        session.doWork(connection -> AppendStatement.open(connection, opening));
        var places = messages.conversationsOf(wanted);
        return IntStream.range(0, candidates.size())
                .filter(index -> {
                    var message = candidates.get(index).message();
                    return message.replyTo() != null
                            && !message.conversationId().equals(places.get(message.replyTo()));
                })
                .boxed()
                .collect(Collectors.toSet());
    }

    /// Reads what was stored before, with the reactions of the same moment: in a transaction of its own, which must see
    /// one.
    void readFound(BatchResult batchResult, List<Candidate> candidates) {
        batchResult
                .found()
                .forEach((candidate, seq) -> tellKnown(batchResult, candidates.get(candidate), candidate, seq));
    }

    private void tellKnown(BatchResult batchResult, Candidate candidate, int index, long seq) {
        var conversation = candidate.message().conversationId();
        messages.at(conversation, seq)
                .ifPresentOrElse(
                        first -> batchResult.known(index, messageViews.of(first), first.askedReplyId),
                        // Trimmed in between: sent again, it is a new one.
                        () -> batchResult.refused(index, ErrorCode.UNAVAILABLE));
    }
}
