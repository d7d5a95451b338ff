package dev.parley.session.database;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.PgBouncer;
import dev.parley.session.support.PooledStores;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/// The service behind a PgBouncer that gives its connections away with every transaction.
@QuarkusTest
@QuarkusTestResource(value = PooledStores.class, restrictToAnnotatedClass = true)
@DisabledIfEnvironmentVariable(
        named = "PARLEY_LEAVE_OUT",
        matches = "(.*,)?pgbouncer(,.*)?",
        disabledReason = "there is no PgBouncer")
class PgBouncerTest {
    private static final int PEOPLE = 12;
    private static final int TURNS = 15;

    Postgres postgres;
    PgBouncer bouncer;

    @Test
    void everybodySeesTheirOwnAndNothingOfWhoeverHadTheConnectionBefore() throws Exception {
        var people = Stream.generate(Session::somebody).limit(PEOPLE).toList();
        var theirs = people.stream()
                .map(person -> Session.of(person).create("Mine").id())
                .toList();

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var talking = IntStream.range(0, PEOPLE)
                    .mapToObj(i ->
                            together.submit(() -> talks(people.get(i), theirs.get(i), theirs.get((i + 1) % PEOPLE))))
                    .toList();
            for (var one : talking) {
                one.get();
            }
        }

        try (var admin = postgres.admin()) {
            var used =
                    Integer.parseInt(ask(admin, "select count(*) from pg_stat_activity where usename = 'parley_app'"));
            assertTrue(used > 0 && used <= PgBouncer.CONNECTIONS, used + " connections for " + PEOPLE + " people");
        }
    }

    private static void talks(UUID person, UUID own, UUID others) {
        var said = new ArrayList<String>();
        for (var turn = 1; turn <= TURNS; turn++) {
            said.add("turn " + turn + " of " + person);
            assertNull(Session.service()
                    .append(message(own, person, said.getLast()))
                    .getFirst()
                    .refused());
            assertEquals(
                    said,
                    Session.of(person).page(own, "limit=100").messages().stream()
                            .map(MessageView::content)
                            .toList());

            var guess =
                    assertThrows(RequestRejected.class, () -> Session.of(person).page(others, "limit=100"));
            assertEquals(ErrorCode.NOT_FOUND, guess.code());
            assertEquals(
                    ErrorCode.NOT_FOUND,
                    Session.service()
                            .append(message(others, person, "a guess"))
                            .getFirst()
                            .refused());
        }
    }

    @Test
    void whomATransactionActedForIsForgottenWithIt() throws SQLException {
        var alice = Session.somebody();
        Session.of(alice).create("Hers");

        for (var connection : allAtOnce()) {
            ask(connection, "select set_config('parley.actor', '" + alice + "', true)");
            assertEquals("1", ask(connection, "select count(*) from participant"));
            connection.commit();
            connection.close();
        }
        for (var connection : allAtOnce()) {
            assertEquals("0", ask(connection, "select count(*) from participant"));
            connection.rollback();
            connection.close();
        }
    }

    @Test
    void everyConnectionOfPostgresqlHasWhatThePoolTellsItsOwn() throws SQLException {
        var servers = new HashSet<String>();
        for (var connection : allAtOnce()) {
            servers.add(ask(connection, "select pg_backend_pid()"));
            assertEquals("parley_app", ask(connection, "select current_user"));
            assertEquals("5s", ask(connection, "show lock_timeout"));
            assertEquals("8s", ask(connection, "show statement_timeout"));
            assertEquals("5s", ask(connection, "show idle_in_transaction_session_timeout"));
            assertEquals("force_generic_plan", ask(connection, "show plan_cache_mode"));
            assertEquals("off", ask(connection, "show jit"));
            connection.rollback();
            connection.close();
        }
        assertEquals(PgBouncer.CONNECTIONS, servers.size());
    }

    /// Transactions on every connection that PgBouncer has.
    private List<Connection> allAtOnce() throws SQLException {
        var connections = new ArrayList<Connection>();
        for (var number = 0; number < PgBouncer.CONNECTIONS; number++) {
            var connection = bouncer.connection();
            connection.setAutoCommit(false);
            ask(connection, "select 1");
            connections.add(connection);
        }
        return connections;
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
