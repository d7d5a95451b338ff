package dev.parley.session.message;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.message.BatchItems.Candidate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// The transaction that stores a batch, in one round trip: [AppendStatement] by a connection that begins and commits by
/// itself (docs/adr/0070-a-batch-is-one-statement.md).
@ApplicationScoped
class AppendTransaction {
    private final DataSource pool;
    private final MessageRepository messages;
    private final MessageViews messageViews;
    private final DatabaseClock databaseClock;

    AppendTransaction(
            DataSource pool, MessageRepository messages, MessageViews messageViews, DatabaseClock databaseClock) {
        this.pool = pool;
        this.messages = messages;
        this.messageViews = messageViews;
        this.databaseClock = databaseClock;
    }

    /// `opening` stands before the statement.
    BatchResult append(List<Candidate> candidates, String opening) {
        try (var connection = pool.getConnection()) {
            return AppendStatement.run(connection, opening, candidates, databaseClock.get());
        } catch (SQLException e) {
            throw new IllegalStateException("A batch could not be stored", e);
        }
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
