package dev.parley.session.message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The words of messages as PostgreSQL finds them. What it writes is derived from messages, so in SQL alone.
@ApplicationScoped
class SearchRepository {
    record Found(UUID message, float rank, String snippet) {}

    private static final String SEARCH = """
            select f.message_id, f.rank, ts_headline('simple', m.content, w.words,
                'StartSel=**, StopSel=**, MaxWords=30, MinWords=10, MaxFragments=2, FragmentDelimiter=" … "') as snippet
            from (
                select case when cast(:versions as text) is null then q.words
                    else ts_rewrite(q.words, cast(:versions as text)) end as words
                from (select search_query(:query) as words) q
            ) w
            cross join lateral found_messages(w.words, cast(:conversation as uuid), cast(:rank as real),
                cast(:id as uuid), :most) f
            join message m on m.id = f.message_id and m.deleted_at is null
            order by f.rank desc, f.message_id desc""";

    /// Nothing but digits and dots is taken out of a query.
    private static final Pattern VERSION = Pattern.compile("(?<![\\w.])[vV]?([0-9]+(?:\\.[0-9]+)+)(?![\\w.])");

    private static final String EITHER_FORM = "select '''%1$s%2$s'''::tsquery, '''%2$s'' | ''v%2$s'''::tsquery";

    /// Also for a message not indexed yet: the indexer leaves alone what it finds.
    private static final String REPLACE = """
            insert into message_text (message_id, conversation_id, tsv)
            values (:message, :conversation, search_vector(:content))
            on conflict (message_id) do update set tsv = excluded.tsv""";

    private static final String TRIM = """
            delete from message_text t using message m
            where m.conversation_id = :conversation and m.seq <= :through and t.message_id = m.id""";

    private static final String POSITION = "select position from search_position for update skip locked";

    /// Gives back the last one.
    private static final String INDEX = """
            with next as (
                select m.id, m.conversation_id, m.content, m.deleted_at from message m
                where m.id > :position and m.id < :end order by m.id limit :most
            ), added as (
                insert into message_text (message_id, conversation_id, tsv)
                select id, conversation_id, search_vector(content) from next n
                where deleted_at is null and exists (
                    select from conversation c where c.id = n.conversation_id and c.status = 'active')
                on conflict (message_id) do nothing
            )
            select id from next order by id desc limit 1""";

    private static final String NEXT = "select id from message where id > :position and id < :end order by id limit 1";

    private static final String MOVE = "update search_position set position = :position";

    private final Session session;

    SearchRepository(Session session) {
        this.session = session;
    }

    /// For the acting person, the best first. `conversation` null: in all of them; `after` null: from the first on.
    List<Found> search(String query, @Nullable UUID conversation, @Nullable SearchCursor after, int limit) {
        return session
                .createNativeQuery(SEARCH, Object[].class)
                .setParameter("query", query)
                .setParameter("versions", versions(query))
                .setParameter("conversation", text(conversation))
                .setParameter("rank", after == null ? null : Float.toString(after.rank()))
                .setParameter("id", after == null ? null : text(after.id()))
                .setParameter("most", limit)
                .addScalar("message_id", UUID.class)
                .addScalar("rank", Float.class)
                .addScalar("snippet", String.class)
                .stream()
                .map(row -> new Found((UUID) row[0], (float) row[1], (String) row[2]))
                .toList();
    }

    /// 1.2.3 and v1.2.3 are one version to people, and two words to PostgreSQL: what `ts_rewrite` puts in the place of
    /// each is either. Null: the query names none.
    private static @Nullable String versions(String query) {
        var rewritten = VERSION.matcher(query)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .flatMap(version -> Stream.of("", "v").map(prefix -> EITHER_FORM.formatted(prefix, version)))
                .collect(Collectors.joining(" union all "));
        return rewritten.isEmpty() ? null : rewritten;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    void replace(UUID message, UUID conversation, String content) {
        session.createNativeMutationQuery(REPLACE)
                .setParameter("message", message)
                .setParameter("conversation", conversation)
                .setParameter("content", content)
                .executeUpdate();
    }

    /// Before the messages themselves are forgotten.
    void trim(UUID conversation, long through) {
        session.createNativeMutationQuery(TRIM)
                .setParameter("conversation", conversation)
                .setParameter("through", through)
                .executeUpdate();
    }

    /// Up to where messages are indexed; empty when somebody else is just moving it.
    Optional<UUID> heldPosition() {
        return session.createNativeQuery(POSITION, UUID.class).addScalar("position", UUID.class).stream()
                .findFirst();
    }

    /// Indexes the next messages whose ids are smaller than `end`, and gives back the last of them.
    Optional<UUID> index(UUID position, UUID end, int limit) {
        return session
                .createNativeQuery(INDEX, UUID.class)
                .setParameter("position", position)
                .setParameter("end", end)
                .setParameter("most", limit)
                .addScalar("id", UUID.class)
                .stream()
                .findFirst();
    }

    /// The next message whose id is smaller than `end`.
    Optional<UUID> next(UUID position, UUID end) {
        return session
                .createNativeQuery(NEXT, UUID.class)
                .setParameter("position", position)
                .setParameter("end", end)
                .addScalar("id", UUID.class)
                .stream()
                .findFirst();
    }

    void move(UUID position) {
        session.createNativeMutationQuery(MOVE)
                .setParameter("position", position)
                .executeUpdate();
    }
}
