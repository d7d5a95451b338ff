package dev.parley.session.message;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.database.Now;
import dev.parley.session.database.Uuid7;
import dev.parley.session.message.Candidates.Candidate;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/// The transaction that stores a batch, in two round trips and the commit: [AppendStatement] settles who may write what
/// where, then everything is persisted and flushed at once.
///
/// A key that another transaction is just storing is not seen by the first and collides in the second; the whole
/// transaction is then run again and finds it.
@ApplicationScoped
class AppendTransaction {
    @ApplicationScoped
    static class Repository implements PanacheRepositoryBase<PersonMessage, UUID> {}

    private final Session session;
    private final Repository personMessages;
    private final MessageRepository messages;
    private final Views views;
    private final ReplyRequests replies;
    private final Now now;

    AppendTransaction(
            Session session,
            Repository personMessages,
            MessageRepository messages,
            Views views,
            ReplyRequests replies,
            Now now) {
        this.session = session;
        this.personMessages = personMessages;
        this.messages = messages;
        this.views = views;
        this.replies = replies;
        this.now = now;
    }

    /// `opening` stands before the first statement.
    Appended append(List<Candidate> candidates, String opening) {
        session.setHibernateFlushMode(FlushMode.MANUAL);
        var at = now.get();
        var astray = astray(candidates, opening);
        var settled =
                session.doReturningWork(connection -> AppendStatement.run(connection, opening, candidates, astray, at));
        var appended = new Appended(candidates.size());
        settled.refused().forEach(appended::refused);
        astray.forEach(index -> appended.refused(index, ErrorCode.BAD_REQUEST));
        settled.known().forEach(appended::found);
        for (var index = 0; index < candidates.size(); index++) {
            if (appended.settled(index)) {
                continue;
            }
            var message = candidates.get(index).message();
            var place = settled.places().get(message.conversationId());
            if (place == null) { // Deleted between our look and our lock.
                appended.refused(index, ErrorCode.NOT_FOUND);
                continue;
            }
            var stored = new PersonMessage(Uuid7.next(), place.nextSeq(), place.nextNumber(), message, at);
            var reply = place.answers(candidates.get(index)) ? place.reply() : null;
            if (reply != null && place.takeFresh()) {
                replies.request(reply, stored.conversationId, stored.id, stored.seq, stored.senderId, at);
            }
            appended.stored(index, stored.asking(reply), reply);
        }
        personMessages.persist(appended.messages());
        session.flush();
        return appended;
    }

    /// The candidates that reply to no message of their own conversation. Only where some reply to any does this cost
    /// two round trips more.
    private Set<Integer> astray(List<Candidate> candidates, String opening) {
        var wanted = candidates.stream()
                .map(candidate -> candidate.message().replyTo())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return Set.of();
        }
        session.doWork(connection -> AppendStatement.open(connection, opening));
        var places = messages.conversationsOf(wanted);
        return IntStream.range(0, candidates.size())
                .filter(index -> {
                    var message = candidates.get(index).message();
                    return message.replyTo() != null
                            && !message.conversationId().equals(places.get(message.replyTo()));
                })
                .boxed()
                .collect(Collectors.toSet());
    }

    /// Reads what was stored before, with the reactions of the same moment: in a transaction of its own, which must see
    /// one.
    void readFound(Appended appended, List<Candidate> candidates) {
        appended.found().forEach((candidate, seq) -> tellKnown(appended, candidates.get(candidate), candidate, seq));
    }

    private void tellKnown(Appended appended, Candidate candidate, int index, long seq) {
        var conversation = candidate.message().conversationId();
        messages.at(conversation, seq)
                .ifPresentOrElse(
                        first -> appended.known(index, views.of(first), first.askedReplyId),
                        // Trimmed in between: sent again, it is a new one.
                        () -> appended.refused(index, ErrorCode.UNAVAILABLE));
    }
}
