package dev.parley.session.reply;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.identity.ActorTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What nearly every reply goes through, claimed when it waits and completed by whoever holds it: a transaction of one
/// round trip each (docs/adr/0071-replies-in-one-round-trip.md). Where that is not what is to be done, nothing is, and
/// [Leasing] and [Ending] decide.
@ApplicationScoped
class ReplyFastPath {
    private final ActorTransactions actorTransactions;
    private final DatabaseClock databaseClock;

    ReplyFastPath(ActorTransactions actorTransactions, DatabaseClock databaseClock) {
        this.actorTransactions = actorTransactions;
        this.databaseClock = databaseClock;
    }

    Optional<ReplyClaim> claim(UUID reply, String worker, Duration lease, int contextMessages) {
        return actorTransactions.asServiceInOneRoundTrip((connection, opening) -> ClaimStatement.run(
                connection, opening, reply, worker, databaseClock.get().plus(lease), contextMessages));
    }

    Optional<Ending.Ended<MessageView>> complete(UUID reply, ReplyCompletion completion) {
        return actorTransactions.asServiceInOneRoundTrip((connection, opening) -> {
            var now = databaseClock.get();
            return CompletionStatement.run(connection, opening, reply, completion, now)
                    .map(stored -> {
                        var message = stored.answer().view(stored.conversation(), stored.seq(), stored.number(), now);
                        var sent = new Change.MessageSent(stored.seq(), message, reply);
                        return new Ending.Ended<>(message, stored.conversation(), List.of(sent));
                    });
        });
    }
}
