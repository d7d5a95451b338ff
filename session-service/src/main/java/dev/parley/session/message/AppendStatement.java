package dev.parley.session.message;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.database.StoredJson;
import dev.parley.session.database.Uuid7;
import dev.parley.session.message.BatchItems.Candidate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one statement that stores a batch: it checks membership, finds keys known already, locks the conversations in id
/// order (so that no two batches deadlock), takes their next numbers and the reply that will answer, and writes the
/// messages and the replies they ask for.
///
/// - Arrays instead of lists of parameters: the text, and with it the plan, is the same for every size.
/// - Lookups instead of joins: under row level security PostgreSQL takes `participant` for nearly empty, and would join
///   it by reading the whole table.
/// - A conversation names its pending reply itself, so that who holds its lock knows it without a look at `reply`.
/// - The numbers come after the lock: within a conversation they ascend as `seq` does.
/// - What is only written comes last, in arrays of its own, found by its place in the batch: texts are not carried
///   through the steps before, and the arrays are merged rather than compared each with each.
/// - What comes back are numbers and ids, of a size known beforehand: a statement with moments among its parameters is
///   described to pgjdbc, and in front of one described whose rows may be of any size it ends the round trip, and with
///   it the transaction.
///
/// A key that another transaction is just storing is not seen by the lookup and collides with the insert; run again,
/// the statement finds it.
final class AppendStatement {
    /// Behind what opens the transaction, in the same round trip.
    private static final String SQL = """
            ;
            with item as (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::boolean[], ?::uuid[])
                    with ordinality as i (conversation_id, sender_id, key, reply_id, asks, reply_to, at)
            ), checked as materialized (
                select i.at, i.conversation_id, i.reply_id, i.asks,
                    (select not p.barred from participant p
                        where p.conversation_id = i.conversation_id and p.user_id = i.sender_id) as member,
                    (select m.seq from message m
                        where m.conversation_id = i.conversation_id and m.sender_id = i.sender_id and m.key = i.key
                    ) as known,
                    i.reply_to is not null and not exists (
                        select from message m where m.id = i.reply_to and m.conversation_id = i.conversation_id
                    ) as astray
                from item i
            ), wanted as (
                select conversation_id, count(*) as messages, array_agg(at order by at) as ats,
                    array_agg(asks order by at) as asking, array_agg(reply_id order by at) as reply_ids
                from checked where member and known is null and not astray group by conversation_id
            ), locked as materialized (
                select c.id, w.messages, w.ats, w.asking, w.reply_ids, (array_remove(w.reply_ids, null))[1] as reply_id
                from wanted w join conversation c on c.id = w.conversation_id
                where c.status = 'active' order by c.id for no key update of c
            ), moved as (
                update conversation c set
                    last_seq = c.last_seq + l.messages,
                    message_count = c.message_count + l.messages,
                    last_message_at = ?::timestamptz, updated_at = ?::timestamptz,
                    pending_reply_id = coalesce(c.pending_reply_id,
                        case when c.kind = 'ai' or true = any (l.asking) then l.reply_id end)
                from locked l where c.id = l.id
                returning c.id, c.last_seq - l.messages as seq, c.kind = 'ai' as ai, c.pending_reply_id,
                    c.pending_reply_id = l.reply_id as fresh, l.messages, l.ats, l.asking, l.reply_ids
            ), taken as materialized (
                select *, array(select nextval('message_number_seq') from generate_series(1, messages)) as numbers
                from moved
            ), placed as materialized (
                select i.at, t.id as conversation_id, t.seq + i.place as seq, i.number, t.fresh,
                    case when i.asks or (t.ai and i.reply_id is not null) then t.pending_reply_id end as reply_id
                from taken t cross join lateral unnest(t.ats, t.numbers, t.asking, t.reply_ids)
                    with ordinality as i (at, number, asks, reply_id, place)
            ), stored as (
                insert into message (id, conversation_id, seq, number, changed_seq, sender_id, role, key, reply_to,
                    asked_reply_id, content, content_type, token_count, attachments, details, created_at)
                select t.id, p.conversation_id, p.seq, p.number, p.seq, t.sender_id, 'user', t.key, t.reply_to,
                    p.reply_id, t.content, t.content_type, t.token_count, t.attachments::jsonb, t.details::jsonb,
                    ?::timestamptz
                from placed p
                join unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::integer[], ?::text[],
                        ?::text[])
                    with ordinality as t (id, sender_id, key, reply_to, content, content_type, token_count,
                        attachments, details, at)
                    on t.at = p.at
            ), requested as (
                insert into reply (id, conversation_id, message_id, first_seq, person_id, answer_id, status, created_at)
                select p.reply_id, p.conversation_id, t.id, p.seq, t.sender_id, t.answer_id, 'pending', ?::timestamptz
                from (select distinct on (conversation_id) * from placed
                    where fresh and reply_id is not null order by conversation_id, seq) p
                join unnest(?::uuid[], ?::uuid[], ?::uuid[]) with ordinality as t (id, sender_id, answer_id, at)
                    on t.at = p.at
            )
            select at, 0 as fate, seq, number, reply_id from placed
            union all
            select at, case
                    when known is not null then 1
                    when member then 2
                    when member is null and not exists (
                        select from conversation c
                        where c.id = conversation_id and c.visibility = 'public' and c.status = 'active') then 3
                    else 4 end, known, null, null
            from checked where member is not true or known is not null or astray""";

    private static final int STORED = 0;
    private static final int KNOWN = 1;
    private static final int ASTRAY = 2;
    private static final int UNKNOWN = 3;
    private static final int FORBIDDEN = 4;

    private static final String ASTRAY_SENTENCE = "There is no such message in this conversation to reply to";

    private AppendStatement() {}

    /// What became of each candidate; what it has found stored before is yet to be read.
    static BatchResult run(Connection connection, String opening, List<Candidate> candidates, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(opening + SQL)) {
            var ids = new UUID[candidates.size()];
            Arrays.setAll(ids, _ -> Uuid7.next());
            bind(new AppendParameters(connection, statement, candidates), ids, Timestamp.from(now));
            statement.execute();
            if (!statement.getMoreResults()) { // The first is set_config's.
                throw new SQLException("The append statement gave no result");
            }
            try (var rows = statement.getResultSet()) {
                return read(rows, candidates, ids, now);
            }
        }
    }

    /// In the order of the text.
    private static void bind(AppendParameters parameters, UUID[] ids, Timestamp at) throws SQLException {
        parameters.array("uuid", UUID[]::new, candidate -> candidate.message().conversationId());
        parameters.array("uuid", UUID[]::new, candidate -> candidate.message().senderId());
        parameters.array("text", String[]::new, candidate -> candidate.message().key());
        parameters.array("uuid", UUID[]::new, Candidate::reply);
        parameters.array("boolean", Boolean[]::new, Candidate::asks);
        parameters.array("uuid", UUID[]::new, candidate -> candidate.message().replyTo());
        parameters.moment(at);
        parameters.moment(at);
        parameters.moment(at);
        parameters.array("uuid", ids);
        parameters.array("uuid", UUID[]::new, candidate -> candidate.message().senderId());
        parameters.array("text", String[]::new, candidate -> candidate.message().key());
        parameters.array("uuid", UUID[]::new, candidate -> candidate.message().replyTo());
        parameters.array("text", String[]::new, candidate -> candidate.message().content());
        parameters.array("text", String[]::new, candidate -> candidate.message().contentType());
        parameters.array(
                "integer", Integer[]::new, candidate -> candidate.message().tokenCount());
        parameters.array("text", String[]::new, AppendStatement::attachments);
        parameters.array("text", String[]::new, AppendStatement::details);
        parameters.moment(at);
        parameters.array("uuid", ids);
        parameters.array("uuid", UUID[]::new, candidate -> candidate.message().senderId());
        parameters.array("uuid", UUID[]::new, candidate -> candidate.reply() == null ? null : Uuid7.next());
    }

    private static @Nullable String attachments(Candidate candidate) {
        var attachments = candidate.message().attachments();
        return attachments == null || attachments.isEmpty() ? null : StoredJson.text(attachments);
    }

    private static @Nullable String details(Candidate candidate) {
        var details = candidate.message().details();
        return details == null ? null : StoredJson.text(details);
    }

    private static BatchResult read(ResultSet rows, List<Candidate> candidates, UUID[] ids, Instant now)
            throws SQLException {
        var result = new BatchResult(candidates.size());
        while (rows.next()) {
            var index = rows.getInt(1) - 1;
            switch (rows.getInt(2)) {
                case STORED ->
                    result.stored(
                            index,
                            new PersonMessage(
                                    ids[index],
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    candidates.get(index).message(),
                                    now),
                            rows.getObject(5, UUID.class));
                case KNOWN -> result.found(index, rows.getLong(3));
                case ASTRAY -> result.refused(index, ErrorCode.BAD_REQUEST, ASTRAY_SENTENCE);
                case FORBIDDEN -> result.refused(index, ErrorCode.FORBIDDEN);
                case UNKNOWN -> result.refused(index, ErrorCode.NOT_FOUND);
                default -> throw new SQLException("The append statement knows no fate " + rows.getInt(2));
            }
        }
        for (var index = 0; index < candidates.size(); index++) {
            if (!result.settled(index)) { // Its conversation was deleted between our look and our lock.
                result.refused(index, ErrorCode.NOT_FOUND);
            }
        }
        return result;
    }
}
