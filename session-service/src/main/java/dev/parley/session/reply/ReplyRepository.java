package dev.parley.session.reply;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Replies by id, by conversation, and those nobody works on.
@ApplicationScoped
class ReplyRepository implements PanacheRepositoryBase<Reply, UUID> {
    /// Without reading the reply itself, which is yet to be locked.
    Optional<UUID> conversationOf(UUID reply) {
        return find("select r.conversationId from Reply r where r.id = ?1", reply)
                .project(UUID.class)
                .firstResultOptional();
    }

    Optional<Reply> streamingIn(UUID conversation) {
        return find("conversationId = ?1 and status = 'streaming'", conversation)
                .firstResultOptional();
    }

    /// The oldest first: a reply being written comes before the one that waits for its end.
    List<Reply> openIn(UUID conversation) {
        return find("conversationId = ?1 and status in ('pending', 'streaming') order by id", conversation)
                .list();
    }

    boolean pendingIn(UUID conversation) {
        return count("conversationId = ?1 and status = 'pending'", conversation) > 0;
    }

    Optional<Reply> ofAnswer(UUID answer) {
        return find("answerId", answer).firstResultOptional();
    }

    /// Pending since before `idleSince` with no other being written, or written under a lease that ran out; the oldest
    /// first.
    List<UUID> unclaimed(Instant idleSince, Instant now, int limit) {
        return getEntityManager()
                .createQuery("""
                        select r.id from Reply r
                        where r.status in ('pending', 'streaming')
                            and ((r.status = 'streaming' and r.leaseUntil <= :now)
                                or (r.status = 'pending' and r.createdAt <= :idleSince and not exists (
                                    select 1 from Reply s
                                    where s.conversationId = r.conversationId and s.status = 'streaming')))
                        order by r.id
                        """, UUID.class)
                .setParameter("now", now)
                .setParameter("idleSince", idleSince)
                .setMaxResults(limit)
                .getResultList();
    }
}
