package dev.parley.session.message;

import dev.parley.session.identity.CurrentSession;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Reactions by the messages they are on.
@ApplicationScoped
class ReactionRepository implements PanacheRepositoryBase<MessageReaction, MessageReaction.Key> {
    private final CurrentSession currentSession;

    ReactionRepository(CurrentSession currentSession) {
        this.currentSession = currentSession;
    }

    /// In the order in which they were put on.
    List<MessageReaction> on(Collection<UUID> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return currentSession
                .get()
                .createSelectionQuery("from MessageReaction where messageId in ?1 order by seq", MessageReaction.class)
                .setParameterList(1, messages)
                .getResultList();
    }

    void removeFrom(UUID message) {
        delete("messageId", message);
    }

    long countEmoji(UUID message) {
        return find("select count(distinct emoji) from MessageReaction where messageId = ?1", message)
                .project(Long.class)
                .firstResult();
    }

    boolean used(UUID message, String emoji) {
        return count("messageId = ?1 and emoji = ?2", message, emoji) > 0;
    }
}
