package dev.parley.session.identity;

import dev.parley.service.log.Sparing;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.RowsLocked;
import dev.parley.session.database.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;

/// Takes what many people want at once in one transaction, as the service. Where that cannot be because of one of them
/// (what it wants cannot be stored, or somebody else holds what it needs), each is taken alone, so that one person's
/// trouble is nobody else's.
@ApplicationScoped
public class Batches {
    private final Transactions transactions;
    private final Session session;
    private final BatchConfig config;
    private final Sparing bugs = new Sparing();

    /// How long a batch may take.
    @ConfigMapping(prefix = "session.batch")
    interface BatchConfig {
        /// How long a batch waits for what somebody else holds, before each of its items is tried alone.
        @WithDefault("2s")
        Duration patience();

        /// The same for an item alone.
        @WithDefault("200ms")
        Duration patienceAlone();

        /// For all the items alone; whoever's turn has not come by then is told to try again. Gateways wait 4 s.
        @WithDefault("1s")
        Duration aloneWithin();
    }

    /// Takes some of the items in the transaction under way, and says what became of each, in their order.
    public interface Work<T, R> {
        /// `opening` is the statement to begin with; it makes the transaction the service's.
        List<R> take(List<T> items, String opening);
    }

    Batches(Transactions transactions, Session session, BatchConfig config) {
        this.transactions = transactions;
        this.session = session;
        this.config = config;
    }

    /// How a piece of work becomes a transaction.
    private interface Runner {
        <T> T run(Supplier<T> work);
    }

    /// Work that is one statement behind its opening, and a connection's that it takes itself. `needs`: what an item
    /// shares with others that wait for the same.
    ///
    /// @throws RequestRejected when PostgreSQL is away: nobody's item can be stored then
    public <T, R> List<R> takeByOneStatement(
            List<T> items, Function<T, ?> needs, Work<T, R> work, Function<RequestRejected, R> refused) {
        return take(transactions::oneRoundTripUnlessLocked, items, needs, work, refused);
    }

    private <T, R> List<R> take(
            Runner runner, List<T> items, Function<T, ?> needs, Work<T, R> work, Function<RequestRejected, R> refused) {
        try {
            return runner.run(() -> work.take(items, opening(config.patience())));
        } catch (RowsLocked together) {
            return alone(runner, items, needs, work, refused);
        } catch (RuntimeException together) {
            if (together instanceof RequestRejected of && of.code() == ErrorCode.UNAVAILABLE) {
                throw together;
            }
            return alone(runner, items, needs, work, refused);
        }
    }

    /// Any other work. `needs` as above.
    public <T, R> List<R> takeAsService(
            List<T> items,
            Function<T, ?> needs,
            Function<List<T>, List<R>> work,
            Function<RequestRejected, R> refused) {
        Work<T, R> begun = (some, opening) -> {
            session.doWork(connection -> {
                try (var statement = connection.prepareStatement(opening)) {
                    statement.execute();
                }
            });
            var outcomes = work.apply(some);
            // So that a collision is seen as one.
            session.flush();
            return outcomes;
        };
        return take(transactions::runUnlessLocked, items, needs, begun, refused);
    }

    private <T, R> List<R> alone(
            Runner runner, List<T> items, Function<T, ?> needs, Work<T, R> work, Function<RequestRejected, R> refused) {
        var until = System.nanoTime() + config.aloneWithin().toNanos();
        var locked = new HashSet<Object>();
        var away = false;
        var outcomes = new ArrayList<R>(items.size());
        for (var item : items) {
            var need = needs.apply(item);
            if (away || locked.contains(need) || System.nanoTime() - until > 0) {
                outcomes.add(refused.apply(later()));
                continue;
            }
            try {
                outcomes.addAll(runner.run(() -> work.take(List.of(item), opening(config.patienceAlone()))));
            } catch (RowsLocked held) {
                locked.add(need);
                outcomes.add(refused.apply(later()));
            } catch (RequestRejected e) {
                away = e.code() == ErrorCode.UNAVAILABLE;
                outcomes.add(refused.apply(e));
            } catch (RuntimeException bug) {
                bugs.turn().ifPresent(leftOut -> Log.errorf(bug, "An item of a batch failed left_out=%d", leftOut));
                outcomes.add(
                        refused.apply(new RequestRejected(ErrorCode.INTERNAL, "Something went wrong on our side")));
            }
        }
        return outcomes;
    }

    private static RequestRejected later() {
        return new RequestRejected(ErrorCode.UNAVAILABLE, "Somebody else holds what this needs for the moment");
    }

    private static String opening(Duration longestWait) {
        return ActorTransactions.AS_SERVICE + ", set_config('lock_timeout', '" + longestWait.toMillis() + "', true)";
    }
}
