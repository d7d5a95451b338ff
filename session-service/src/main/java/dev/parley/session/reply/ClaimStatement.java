package dev.parley.session.reply;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What claims a reply that waits, as most do, and reads all it takes to write it: one transaction in one round trip.
/// It does what [Leasing#claim] does of one whose turn it is and whose newest message is a question; any other it
/// leaves as it is.
///
/// - The conversation is locked by a statement of its own, so that the next one sees what was committed while it waited
///   for the lock; and the context is read by another, which sees what has been claimed.
/// - Moments are bound with their type. One without would have the statement described to pgjdbc, which in front of one
///   described whose rows have no known size ends the round trip, and with it the transaction.
final class ClaimStatement {
    /// Behind what opens the transaction.
    private static final String SQL = """
            ;
            select 1 from conversation c
            where c.id = (select r.conversation_id from reply r where r.id = ?) for no key update;
            with claimed as (
                update reply r set status = 'streaming', attempt = r.attempt + 1, worker = ?, lease_until = ?,
                    through_seq = c.last_seq, message_id = newest.id
                from conversation c
                cross join lateral (
                    select m.id, m.seq, m.role from message m
                    where m.conversation_id = c.id and m.seq <= c.last_seq and m.deleted_at is null
                    order by m.seq desc limit 1) newest
                where r.id = ? and r.status = 'pending' and not r.again and not r.stop_requested
                    and c.id = r.conversation_id and c.status = 'active'
                    and newest.role = 'user' and newest.seq >= r.first_seq
                    and not exists (
                        select from reply s where s.conversation_id = r.conversation_id and s.status = 'streaming')
                returning r.*
            )
            update conversation c set pending_reply_id = null
            from claimed r left join app_user p on p.id = r.person_id
            where c.id = r.conversation_id
            returning r.attempt, r.conversation_id, r.message_id, r.answer_id, r.person_id, p.subject, p.tier,
                c.kind, c.title, c.message_count;
            select m.id, m.role, case when c.kind <> 'ai' then s.name end, m.content, m.content_type, m.token_count,
                m.created_at
            from reply r join conversation c on c.id = r.conversation_id
            cross join lateral (
                select * from message m
                where m.conversation_id = c.id and m.seq <= r.through_seq and m.deleted_at is null
                order by m.seq desc limit ?) m
            left join app_user s on s.id = m.sender_id
            where r.id = ? and r.lease_until = ?
            order by m.role = 'user' and m.seq >= r.first_seq, m.seq""";

    private ClaimStatement() {}

    /// Empty: nothing has been changed.
    static Optional<ReplyClaim> run(
            Connection connection, String opening, UUID reply, String worker, Instant leaseUntil, int contextMessages)
            throws SQLException {
        try (var statement = connection.prepareStatement(opening + SQL)) {
            var until = OffsetDateTime.ofInstant(leaseUntil, ZoneOffset.UTC);
            statement.setObject(1, reply);
            statement.setString(2, worker);
            statement.setObject(3, until);
            statement.setObject(4, reply);
            statement.setInt(5, contextMessages);
            statement.setObject(6, reply);
            statement.setObject(7, until);
            statement.execute(); // What opens, the lock, the claim, the context.
            statement.getMoreResults();
            statement.getMoreResults();
            var claim = ReplyClaim.builder().replyId(reply).leaseUntil(leaseUntil);
            try (var rows = statement.getResultSet()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                read(rows, claim);
            }
            statement.getMoreResults();
            try (var rows = statement.getResultSet()) {
                return Optional.of(claim.context(context(rows)).build());
            }
        }
    }

    private static void read(ResultSet row, ReplyClaim.Builder claim) throws SQLException {
        claim.attempt(row.getInt(1))
                .conversationId(row.getObject(2, UUID.class))
                .messageId(row.getObject(3, UUID.class))
                .answerId(row.getObject(4, UUID.class))
                .personId(row.getObject(5, UUID.class))
                .personSubject(row.getString(6))
                .personTier(row.getString(7))
                .kind(ConversationKind.of(row.getString(8)))
                .title(row.getString(9))
                .messageCount(row.getInt(10));
    }

    private static List<ContextMessage> context(ResultSet rows) throws SQLException {
        var context = new ArrayList<ContextMessage>();
        while (rows.next()) {
            context.add(new ContextMessage(
                    rows.getObject(1, UUID.class),
                    MessageRole.of(rows.getString(2)),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getInt(6),
                    rows.getObject(7, OffsetDateTime.class).toInstant()));
        }
        return context;
    }
}
