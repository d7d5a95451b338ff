package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/// Counts what people have not read, as far as anybody counts.
@ApplicationScoped
class UnreadRepository {
    private static final String SQL = """
            select p.conversation_id, p.user_id, (
                select count(*) from (
                    select from message m
                    where m.conversation_id = p.conversation_id and m.seq > greatest(p.read_seq, p.joined_seq)
                        and m.sender_id is distinct from p.user_id and m.deleted_at is null
                    limit :most) unread) as unread
            from unnest(cast(:people as uuid[]), cast(:conversations as uuid[])) as w(person, conversation)
            join participant p on p.user_id = w.person and p.conversation_id = w.conversation""";

    private final Session session;

    UnreadRepository(Session session) {
        this.session = session;
    }

    /// One query for all of them.
    Map<Participant.Key, Integer> of(List<Participant.Key> parts) {
        if (parts.isEmpty()) {
            return Map.of();
        }
        return session
                .createNativeQuery(SQL, Object[].class)
                .setParameter("most", ConversationView.MAX_UNREAD)
                .setParameter(
                        "people", parts.stream().map(Participant.Key::userId).toArray(UUID[]::new))
                .setParameter(
                        "conversations",
                        parts.stream().map(Participant.Key::conversationId).toArray(UUID[]::new))
                .addScalar("conversation_id", UUID.class)
                .addScalar("user_id", UUID.class)
                .addScalar("unread", Integer.class)
                .stream()
                .collect(Collectors.toMap(
                        row -> new Participant.Key((UUID) row[0], (UUID) row[1]), row -> (Integer) row[2]));
    }
}
