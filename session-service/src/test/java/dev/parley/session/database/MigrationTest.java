package dev.parley.session.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Postgres;
import dev.parley.session.support.SessionTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@SessionTest
class MigrationTest {
    Postgres postgres;

    @Test
    void servicesThatStartAtOnceMakeTheSchemaOnce() throws Exception {
        postgres.createDatabase("fresh");

        try (var threads = Executors.newFixedThreadPool(3)) {
            var applied = threads.invokeAll(Collections.<Callable<Integer>>nCopies(3, () -> migrate("fresh"))).stream()
                    .mapToInt(Future::resultNow)
                    .sum();
            assertEquals(versions(), applied);
        }

        assertEquals(0, migrate("fresh"));
        try (var connection = postgres.owner("fresh");
                var statement = connection.createStatement()) {
            statement.execute("set role parley_app");
            assertTrue(statement.executeQuery("select count(*) from message").next());
        }
    }

    private int versions() {
        return Flyway.configure()
                .dataSource(postgres.jdbc("fresh"), Postgres.OWNER, Postgres.PASSWORD)
                .load()
                .info()
                .applied()
                .length;
    }

    private int migrate(String database) {
        return Flyway.configure()
                .dataSource(postgres.jdbc(database), Postgres.OWNER, Postgres.PASSWORD)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
