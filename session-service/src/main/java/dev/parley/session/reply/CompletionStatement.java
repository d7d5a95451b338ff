package dev.parley.session.reply;

import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.database.StoredJson;
import dev.parley.session.message.Answer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What ends a held reply with its answer, the conversation's next message: one transaction in one round trip. It does
/// what [Ending#complete] does where the conversation has a title, or needs none; any other it leaves as it is.
///
/// The lock and the moments are as [ClaimStatement] has them.
final class CompletionStatement {
    /// Behind what opens the transaction.
    private static final String SQL = """
            ;
            select 1 from conversation c
            where c.id = (select r.conversation_id from reply r where r.id = ?) for no key update;
            with ended as (
                update reply r set status = 'completed', ended_at = ?, lease_until = null,
                    tokens_in = ?, tokens_out = ?, usage_estimated = ?, model_used = ?, processing_time_ms = ?
                from conversation c
                where r.id = ? and r.status = 'streaming' and r.attempt = ?
                    and c.id = r.conversation_id and c.status = 'active' and (c.kind <> 'ai' or c.title is not null)
                returning r.*
            ), moved as (
                update conversation c set last_seq = c.last_seq + 1, message_count = c.message_count + 1,
                    last_message_at = r.ended_at, updated_at = r.ended_at
                from ended r where c.id = r.conversation_id
                returning c.last_seq, r.*
            )
            insert into message (id, conversation_id, seq, number, changed_seq, role, content, content_type, reply_to,
                reply_id, token_count, model_used, processing_time_ms, confidence_score, metadata, finish_reason,
                reasoning, created_at)
            select r.answer_id, r.conversation_id, r.last_seq, nextval('message_number_seq'), r.last_seq, 'assistant',
                ?, ?, r.message_id, r.id, r.tokens_out, r.model_used, r.processing_time_ms, ?, ?::jsonb, ?, ?,
                r.ended_at
            from moved r
            returning id, conversation_id, seq, number, reply_to""";

    private CompletionStatement() {}

    /// The answer as it is kept, and its place.
    record Stored(Answer answer, UUID conversation, long seq, long number) {}

    /// Empty: nothing has been changed.
    static Optional<Stored> run(
            Connection connection, String opening, UUID reply, ReplyCompletion completion, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(opening + SQL)) {
            bind(statement, reply, completion, now);
            statement.execute(); // What opens, the lock, the end.
            statement.getMoreResults();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var answer = Ending.answer(completion, completion.metadata(), Ending.reason(completion), null)
                        .id(row.getObject(1, UUID.class))
                        .replyId(reply)
                        .replyTo(row.getObject(5, UUID.class))
                        .build();
                return Optional.of(new Stored(answer, row.getObject(2, UUID.class), row.getLong(3), row.getLong(4)));
            }
        }
    }

    /// In the order of the text.
    private static void bind(PreparedStatement statement, UUID reply, ReplyCompletion completion, Instant now)
            throws SQLException {
        statement.setObject(1, reply);
        statement.setObject(2, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        statement.setInt(3, completion.tokensIn());
        statement.setInt(4, completion.tokensOut());
        statement.setBoolean(5, completion.usageEstimated());
        statement.setString(6, completion.modelUsed());
        statement.setObject(7, completion.processingTimeMs(), Types.INTEGER);
        statement.setObject(8, reply);
        statement.setInt(9, completion.attempt());
        statement.setString(10, completion.content());
        statement.setString(11, Ending.contentType(completion));
        statement.setObject(12, completion.confidenceScore(), Types.DOUBLE);
        statement.setString(13, metadata(completion));
        statement.setString(14, Ending.reason(completion).wire());
        statement.setString(15, completion.reasoning());
    }

    private static @Nullable String metadata(ReplyCompletion completion) {
        return completion.metadata() == null ? null : StoredJson.text(completion.metadata());
    }
}
