package dev.parley.session.place;

import dev.parley.session.contract.place.Delivered;
import dev.parley.session.contract.place.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/// Reads and moves positions; as the service, which sees who else takes part.
@ApplicationScoped
class PlaceRepository {
    private static final String PLACE = """
            select c.id, c.number, c.last_seq, greatest(p.delivered_seq, p.read_seq) as delivered,
                array(select o.user_id from participant o
                    where o.conversation_id = c.id and o.user_id <> :person limit 10) as others
            from participant p join conversation c on c.id = p.conversation_id
            where p.user_id = :person and c.status = 'active'""";

    private static final String LATEST =
            PLACE + " order by coalesce(c.last_message_at, c.created_at) desc, c.id desc limit :most";

    private static final String NUMBERED = PLACE + " and c.number = :number";

    /// Locked in one order, so that two who move the same ones wait for each other and no more.
    private static final String DELIVERED = """
            with moved as (
                select p.conversation_id, p.user_id, d.seq
                from unnest(cast(:conversations as uuid[]), cast(:people as uuid[]), cast(:seqs as bigint[]))
                    as d(conversation, person, seq)
                join participant p on p.conversation_id = d.conversation and p.user_id = d.person
                where p.delivered_seq < d.seq
                order by p.conversation_id, p.user_id
                for update of p
            )
            update participant p set delivered_seq = moved.seq
            from moved
            where p.conversation_id = moved.conversation_id and p.user_id = moved.user_id
                and p.delivered_seq < moved.seq""";

    private final Session session;

    PlaceRepository(Session session) {
        this.session = session;
    }

    List<Place> of(UUID person, int most) {
        return places(query(LATEST, person).setParameter("most", most)).toList();
    }

    Optional<Place> of(UUID person, long number) {
        return places(query(NUMBERED, person).setParameter("number", number)).findFirst();
    }

    private NativeQuery<Object[]> query(String sql, UUID person) {
        return session.createNativeQuery(sql, Object[].class).setParameter("person", person);
    }

    private static Stream<Place> places(NativeQuery<Object[]> query) {
        return query
                .addScalar("id", UUID.class)
                .addScalar("number", Long.class)
                .addScalar("last_seq", Long.class)
                .addScalar("delivered", Long.class)
                .addScalar("others", UUID[].class)
                .stream()
                .map(row -> new Place(
                        (UUID) row[0], (long) row[1], (long) row[2], (long) row[3], List.of((UUID[]) row[4])));
    }

    void delivered(List<Delivered.Item> items) {
        session.createNativeMutationQuery(DELIVERED)
                .setParameter(
                        "conversations",
                        items.stream().map(Delivered.Item::conversationId).toArray(UUID[]::new))
                .setParameter(
                        "people", items.stream().map(Delivered.Item::personId).toArray(UUID[]::new))
                .setParameter("seqs", items.stream().map(Delivered.Item::seq).toArray(Long[]::new))
                .executeUpdate();
    }
}
