package dev.parley.session.change;

import dev.parley.session.contract.log.Change;
import dev.parley.session.database.Uuid7;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The part of the log that is not messages. Within a transaction.
@ApplicationScoped
public class Changes {
    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<ChangeEntry, UUID> {
        List<ChangeEntry> after(UUID conversation, long seq, int limit) {
            return find("conversationId = ?1 and seq > ?2 order by seq", conversation, seq)
                    .page(0, limit)
                    .list();
        }

        void trim(UUID conversation, long through) {
            delete("conversationId = ?1 and seq <= ?2", conversation, through);
        }
    }

    private final Repository entries;
    private final ChangeJson changeJson;

    Changes(Repository entries, ChangeJson changeJson) {
        this.entries = entries;
        this.changeJson = changeJson;
    }

    /// Whoever records holds the conversation's lock and has taken the change's `seq`.
    public void record(UUID conversation, Change change) {
        entries.persist(new ChangeEntry(
                Uuid7.next(),
                conversation,
                change.seq(),
                ChangeJson.kind(change),
                about(change),
                changeJson.write(change)));
    }

    /// In `seq` order.
    public List<Entry> after(UUID conversation, long seq, int limit) {
        return entries.after(conversation, seq, limit).stream()
                .map(entry -> changeJson.read(entry.kind, entry.seq, entry.body))
                .toList();
    }

    /// Forgets the changes up to `through`.
    public void trim(UUID conversation, long through) {
        entries.trim(conversation, through);
    }

    private static @Nullable UUID about(Change change) {
        return switch (change) {
            case Change.ParticipantAdded added -> added.participant().userId();
            case Change.ParticipantRemoved removed -> removed.userId();
            default -> null;
        };
    }
}
