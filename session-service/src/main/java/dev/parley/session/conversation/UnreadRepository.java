package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/// Counts what people have not read, as far as anybody counts.
@ApplicationScoped
class UnreadRepository {
    private static final String SQL = """
            select p.conversation_id, (
                select count(*) from (
                    select from message m
                    where m.conversation_id = p.conversation_id and m.seq > p.read_seq
                        and m.sender_id is distinct from p.user_id and m.deleted_at is null
                    limit :most) unread) as unread
            from participant p
            where p.user_id = :person and p.conversation_id = any(:conversations)""";

    private final Session session;

    UnreadRepository(Session session) {
        this.session = session;
    }

    /// One query for all of them.
    Map<UUID, Integer> of(UUID person, Collection<UUID> conversations) {
        if (conversations.isEmpty()) {
            return Map.of();
        }
        return session
                .createNativeQuery(SQL, Object[].class)
                .setParameter("most", ConversationView.MAX_UNREAD)
                .setParameter("person", person)
                .setParameter("conversations", conversations.toArray(UUID[]::new))
                .addScalar("conversation_id", UUID.class)
                .addScalar("unread", Integer.class)
                .stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
    }
}
