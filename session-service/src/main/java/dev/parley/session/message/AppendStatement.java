package dev.parley.session.message;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.message.BatchItems.Candidate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one statement before the inserts: checks membership, finds keys known already, locks the conversations in id
/// order (so that no two batches deadlock), takes their next numbers and the reply that will answer, for a whole batch.
///
/// - Arrays instead of lists of parameters: the text, and with it the plan, is the same for every size.
/// - Lookups instead of joins: under row level security PostgreSQL takes `participant` for nearly empty, and would join
///   it by reading the whole table.
/// - A conversation names its pending reply itself, so that who holds its lock knows it without a look at `reply`; a
///   new reply is named here and written with the messages.
/// - The numbers come after the lock: within a conversation they ascend as `seq` does.
final class AppendStatement {
    /// Behind what opens the transaction, in the same round trip.
    private static final String SQL = """
            ;
            with item as (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::boolean[], ?::boolean[])
                    with ordinality as i (conversation_id, sender_id, key, reply_id, asks, astray, at)
            ), checked as materialized (
                select i.*,
                    (select not p.barred from participant p
                        where p.conversation_id = i.conversation_id and p.user_id = i.sender_id) as member,
                    (select m.seq from message m
                        where m.conversation_id = i.conversation_id and m.sender_id = i.sender_id and m.key = i.key
                    ) as known
                from item i
            ), wanted as (
                select conversation_id, count(*) as messages, bool_or(asks) as asks,
                    (array_agg(reply_id) filter (where reply_id is not null))[1] as reply_id
                from checked where member and known is null and not astray group by conversation_id
            ), locked as materialized (
                select c.id, w.messages, w.asks, w.reply_id
                from wanted w join conversation c on c.id = w.conversation_id
                where c.status = 'active' order by c.id for no key update of c
            ), moved as (
                update conversation c set
                    last_seq = c.last_seq + l.messages,
                    message_count = c.message_count + l.messages,
                    last_message_at = ?, updated_at = ?,
                    pending_reply_id = coalesce(c.pending_reply_id,
                        case when c.kind = 'ai' or l.asks then l.reply_id end)
                from locked l where c.id = l.id
                returning c.id, c.last_seq, l.messages, c.kind = 'ai' as ai, c.pending_reply_id,
                    c.pending_reply_id = l.reply_id as fresh
            )
            select null::bigint as at, id, last_seq - messages as seq, pending_reply_id, ai,
                array(select nextval('message_number_seq') from generate_series(1, messages)) as numbers, fresh
            from moved
            union all
            select at, conversation_id, known, null, member is not null or exists (
                    select from conversation c
                    where c.id = conversation_id and c.visibility = 'public' and c.status = 'active'), null, null
            from checked where member is not true or known is not null""";

    private AppendStatement() {}

    static void open(Connection connection, String opening) throws SQLException {
        try (var statement = connection.prepareStatement(opening)) {
            statement.execute();
        }
    }

    /// `places` by conversation; `known` and `refused` by the candidates' index.
    record Settled(Map<UUID, SeqAllocation> places, Map<Integer, Long> known, Map<Integer, ErrorCode> refused) {}

    /// `astray` are the indexes of candidates that get no place: they are only known, or refused for another reason, or
    /// in none of the three.
    static Settled run(
            Connection connection, String opening, List<Candidate> candidates, Set<Integer> astray, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(opening + SQL)) {
            var size = candidates.size();
            var conversations = new UUID[size];
            var senders = new UUID[size];
            var keys = new String[size];
            var replies = new @Nullable UUID[size];
            var asks = new Boolean[size];
            var strays = new Boolean[size];
            for (var index = 0; index < size; index++) {
                var candidate = candidates.get(index);
                conversations[index] = candidate.message().conversationId();
                senders[index] = candidate.message().senderId();
                keys[index] = candidate.message().key();
                replies[index] = candidate.reply();
                asks[index] = candidate.asks();
                strays[index] = astray.contains(index);
            }
            statement.setArray(1, connection.createArrayOf("uuid", conversations));
            statement.setArray(2, connection.createArrayOf("uuid", senders));
            statement.setArray(3, connection.createArrayOf("text", keys));
            statement.setArray(4, connection.createArrayOf("uuid", replies));
            statement.setArray(5, connection.createArrayOf("boolean", asks));
            statement.setArray(6, connection.createArrayOf("boolean", strays));
            var at = Timestamp.from(now);
            statement.setTimestamp(7, at);
            statement.setTimestamp(8, at);
            statement.execute();
            if (!statement.getMoreResults()) { // The first is set_config's.
                throw new SQLException("The append statement gave no result");
            }
            try (var rows = statement.getResultSet()) {
                return read(rows);
            }
        }
    }

    private static Settled read(ResultSet rows) throws SQLException {
        var settled = new Settled(new HashMap<>(), new HashMap<>(), new HashMap<>());
        while (rows.next()) {
            var at = rows.getLong(1);
            if (rows.wasNull()) {
                settled.places.put(
                        rows.getObject(2, UUID.class),
                        new SeqAllocation(
                                rows.getLong(3),
                                (Long[]) rows.getArray(6).getArray(),
                                rows.getBoolean(5),
                                rows.getObject(4, UUID.class),
                                rows.getBoolean(7)));
                continue;
            }
            var index = (int) at - 1;
            var known = rows.getLong(3);
            if (known > 0) {
                settled.known.put(index, known);
            } else {
                settled.refused.put(index, rows.getBoolean(5) ? ErrorCode.FORBIDDEN : ErrorCode.NOT_FOUND);
            }
        }
        return settled;
    }
}
