package dev.parley.session.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Postgres;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@SessionTest
class MigrationTest {
    private static final String TWENTY_MESSAGES = """
            insert into message (conversation_id, seq, id, changed_seq, role, content, content_type, created_at)
            select gen_random_uuid(), 1, gen_random_uuid(), 1, 'user', 'words', 'text', now()
            from generate_series(1, 20)""";

    private static final String DESCRIPTION = """
            select format('column %s %s %s', attname, atttypid::regtype, attnotnull) from pg_attribute
            where attrelid = 'message'::regclass and attnum > 0 and not attisdropped
            union all
            select format('key %s %s', conname, replace(pg_get_constraintdef(oid), ', conversation_id)', ')'))
            from pg_constraint where conrelid = 'message'::regclass and contype in ('p', 'u', 'c')
            union all
            select format('index %s', indexrelid::regclass) from pg_index where indrelid = 'message'::regclass
            union all
            select format('policy %s %s %s %s %s', policyname, cmd, roles, qual, with_check) from pg_policies
            where tablename = 'message'
            union all
            select format('right %s %s', privilege_type, grantee::regrole) from pg_class, lateral aclexplode(relacl)
            where oid in ('message'::regclass, 'message_number_seq'::regclass)
            union all
            select format('right %s %s %s', attname, privilege_type, grantee::regrole)
            from pg_attribute, lateral aclexplode(attacl) where attrelid = 'message'::regclass
            union all
            select format('row level security %s %s', relrowsecurity, relforcerowsecurity) from pg_class
            where oid = 'message'::regclass
            order by 1""";

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

    @Test
    void whatWasIndexedByOtherRulesIsIndexedAnewThoughTheOwnerIsNoSuperuser() throws Exception {
        postgres.createDatabase("indexed");
        flyway("indexed").target("15").load().migrate();
        try (var connection = postgres.admin("indexed");
                var statement = connection.createStatement()) {
            statement.execute("update search_position set position = gen_random_uuid()");
        }

        migrate("indexed");

        try (var connection = postgres.admin("indexed");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select position::text from search_position")) {
            assertTrue(rows.next());
            assertEquals("00000000-0000-0000-0000-000000000000", rows.getString(1));
        }
    }

    @Test
    void aLogInOnePartIsTakenApartWithAllThatItHas() throws Exception {
        postgres.createDatabase("parted");
        migrate("parted");
        try (var admin = postgres.admin("parted");
                var statement = admin.createStatement()) {
            statement.execute(TWENTY_MESSAGES);
            statement.execute("create index message_role on message (role)");
        }
        var before = described();

        assertEquals(1, parted(4));

        assertEquals(before, described());
        assertEquals(1, parted(8), "read anew");
        try (var admin = postgres.admin("parted");
                var statement = admin.createStatement()) {
            assertEquals("4", ask(statement, "select count(*) from pg_inherits where inhparent = 'message'::regclass"));
            assertEquals("4", ask(statement, "select count(*) from pg_inherits where inhparent = 'change'::regclass"));
            assertEquals("20", ask(statement, "select count(distinct number) from message"));
            assertEquals("21", ask(statement, "select nextval('message_number_seq')"));
            assertEquals("0", ask(statement, "select count(*) from pg_class where relname like '%_whole'"));
        }
        try (var app = postgres.owner("parted");
                var statement = app.createStatement()) {
            statement.execute("set role parley_app");
            assertEquals("0", ask(statement, "select count(*) from message"), "for nobody");
            statement.execute("select set_config('parley.service', 'on', false)");
            assertEquals("20", ask(statement, "select count(*) from message"));
            assertThrows(SQLException.class, () -> ask(statement, "select count(*) from message_0"));
        }
    }

    /// What the table of messages has, besides how it is kept; a unique key has the column more that divides it.
    private List<String> described() throws SQLException {
        var found = new ArrayList<String>();
        try (var admin = postgres.admin("parted");
                var statement = admin.createStatement();
                var rows = statement.executeQuery(DESCRIPTION)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        assertTrue(found.size() > 50, found::toString);
        return found;
    }

    private static String ask(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private int parted(int parts) {
        return flyway("parted")
                .placeholders(Map.of("message-partitions", "" + parts))
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private int versions() {
        return flyway("fresh").load().info().applied().length;
    }

    private int migrate(String database) {
        return flyway(database).load().migrate().migrationsExecuted;
    }

    private FluentConfiguration flyway(String database) {
        return Flyway.configure()
                .placeholders(Map.of("message-partitions", "0"))
                .dataSource(postgres.jdbc(database), Postgres.OWNER, Postgres.PASSWORD);
    }
}
