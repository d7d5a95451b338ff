package dev.parley.session.database;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the database itself refuses, whatever the service above it does: raw SQL as the role of the pool.
@SessionTest
class RowLevelSecurityTest {
    private static final List<String> TABLES = List.of(
            "app_user",
            "conversation",
            "participant",
            "former_participant",
            "block",
            "introduction",
            "message",
            "change",
            "reply",
            "reaction",
            "message_text",
            "search_position",
            "revocation",
            "document_template",
            "document_session",
            "document");

    /// Of which the service forgets rows.
    private static final List<String> FORGETTABLE = List.of(
            "participant",
            "former_participant",
            "block",
            "introduction",
            "message",
            "change",
            "reaction",
            "message_text",
            "revocation");

    Postgres postgres;

    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final UUID hers = Session.of(alice).create("Hers").id();
    private final UUID his = Session.of(bob).create("His").id();

    @BeforeEach
    void bothHaveSpoken() {
        Session.service().append(message(hers, alice, "hers"), message(his, bob, "his"));
    }

    @Test
    void everyTableForcesRowLevelSecurityAndHasPolicies() throws SQLException {
        try (var admin = postgres.admin()) {
            var tables = strings(
                    admin,
                    "select relname from pg_class c join pg_namespace n on n.oid = relnamespace"
                            + " where nspname = 'public' and relkind in ('r', 'p') and relname <> 'flyway_schema_history'"
                            + " order by 1");
            assertEquals(TABLES.stream().sorted().toList(), tables, "a new table belongs into these tests");
            for (var table : tables) {
                assertEquals(
                        List.of("t"),
                        strings(
                                admin,
                                "select relrowsecurity and relforcerowsecurity from pg_class where oid = '" + table
                                        + "'::regclass"),
                        table);
                assertTrue(
                        strings(admin, "select polname from pg_policy where polrelid = '" + table + "'::regclass")
                                        .size()
                                >= 2,
                        table);
            }
        }
    }

    @Test
    void thePoolsRoleOwnsNothingAndCannotPassBy() throws SQLException {
        try (var admin = postgres.admin()) {
            assertEquals(
                    List.of("f"),
                    strings(
                            admin,
                            "select rolsuper or rolbypassrls or rolcreaterole from pg_roles"
                                    + " where rolname = 'parley_app'"));
            assertEquals(
                    List.of(), strings(admin, "select relname from pg_class where relowner = 'parley_app'::regrole"));
            assertEquals(
                    List.of(),
                    strings(admin, "select roleid::regrole from pg_auth_members where member = 'parley_app'::regrole"));
        }
    }

    @Test
    void aPersonSeesItsOwnRowsOnly() throws SQLException {
        try (var connection = as(alice)) {
            assertEquals(List.of(alice.toString()), strings(connection, "select id from app_user"));
            assertEquals(
                    List.of(hers.toString()),
                    strings(connection, "select id from conversation where visibility = 'private'"));
            assertEquals(List.of(alice.toString()), strings(connection, "select distinct user_id from participant"));
            assertEquals(
                    List.of("hers"),
                    strings(
                            connection,
                            "select content from message where conversation_id in ('" + hers + "', '" + his + "')"));
            assertEquals(
                    List.of(hers.toString()),
                    strings(
                            connection,
                            "select conversation_id from change where conversation_id in ('" + hers + "', '" + his
                                    + "')"));
            assertEquals(List.of(alice.toString()), strings(connection, "select distinct person_id from reply"));
        }
    }

    @Test
    void aMemberSeesItsGroupAndChangesNothingOfIt() throws SQLException {
        var group = Session.of(bob).group("Group", alice).id();
        var said = Session.service()
                .append(message(group, bob, "in the group"))
                .getFirst()
                .messageId();
        Session.of(bob).react(said, "👍", true);
        try (var connection = as(alice)) {
            var where = " where conversation_id = '" + group + "'";
            assertEquals(List.of("in the group"), strings(connection, "select content from message" + where));
            assertEquals(List.of("👍"), strings(connection, "select emoji from reaction" + where));
            assertEquals(List.of(alice.toString()), strings(connection, "select user_id from participant" + where));
            assertEquals(0, update(connection, "update conversation set title = 'x' where id = '" + group + "'"));
            assertEquals(List.of(), strings(connection, "select message_id::text from message_text"));
        }
        refuses("insert into participant (conversation_id, user_id, joined_at, updated_at) values ('" + group + "', '"
                + bob + "', now(), now())");
        refuses("insert into reaction (conversation_id, message_id, emoji, user_id, seq) values ('" + group + "', '"
                + said + "', 'x', '" + alice + "', 9)");
        refuses("insert into change (conversation_id, seq, id, kind, body) values ('" + group
                + "', 99, gen_random_uuid(), 'x', '{}')");
        refuses("insert into revocation (id, person_id, at) values (gen_random_uuid(), '" + alice + "', now())");

        Session.of(bob).remove(group, alice);

        try (var connection = as(alice)) {
            for (var table : List.of("message", "reaction", "participant", "change")) {
                assertEquals(
                        List.of(),
                        strings(connection, "select 1 from " + table + " where conversation_id = '" + group + "'"),
                        table);
            }
            assertEquals(List.of(), strings(connection, "select id from conversation where id = '" + group + "'"));
        }
    }

    @Test
    void whoCreatedAGroupAndLeftItHasNoRightThere() throws SQLException {
        var group = Session.of(alice).group("Group", bob).id();
        Session.of(alice).add(group, bob, ParticipantRole.OWNER);
        Session.of(alice).leave(group);
        try (var connection = as(alice)) {
            assertEquals(List.of(), strings(connection, "select id from conversation where id = '" + group + "'"));
            assertEquals(0, update(connection, "update conversation set title = 'x' where id = '" + group + "'"));
        }
        try (var connection = as(bob)) {
            assertEquals(1, update(connection, "update conversation set title = 'x' where id = '" + group + "'"));
            connection.rollback();
        }
    }

    @Test
    void withoutAnActorNothingIsSeen() throws SQLException {
        try (var connection = postgres.app()) {
            for (var table : List.of("app_user", "participant", "reply")) {
                assertEquals(List.of("0"), strings(connection, "select count(*) from " + table), table);
            }
            for (var id : List.of(hers, his)) {
                assertEquals(List.of(), strings(connection, "select id from conversation where id = '" + id + "'"));
                assertEquals(
                        List.of(), strings(connection, "select id from message where conversation_id = '" + id + "'"));
                assertEquals(
                        List.of(), strings(connection, "select id from change where conversation_id = '" + id + "'"));
            }
        }
    }

    @Test
    void aPublicConversationIsReadByAnybodyAndChangedByItsOwnerOnly() throws SQLException {
        Session.of(bob).change(his, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));
        for (var connection : List.of(as(alice), postgres.app())) {
            try (connection) {
                assertEquals(
                        List.of("His"), strings(connection, "select title from conversation where id = '" + his + "'"));
                assertEquals(
                        List.of("his"),
                        strings(connection, "select content from message where conversation_id = '" + his + "'"));
                assertEquals(0, update(connection, "update conversation set title = 'Mine' where id = '" + his + "'"));
                assertEquals(
                        List.of(),
                        strings(connection, "select user_id from participant where conversation_id = '" + his + "'"));
                assertEquals(
                        List.of(), strings(connection, "select id from reply where conversation_id = '" + his + "'"));
            }
        }
        Session.of(bob).delete(his);
        try (var connection = as(alice)) {
            assertEquals(List.of(), strings(connection, "select title from conversation where id = '" + his + "'"));
            assertEquals(
                    List.of(),
                    strings(connection, "select content from message where conversation_id = '" + his + "'"));
        }
    }

    @Test
    void aPersonCannotTouchAnothersRows() throws SQLException {
        try (var connection = as(alice)) {
            assertEquals(0, update(connection, "update conversation set title = 'x' where id = '" + his + "'"));
            assertEquals(0, update(connection, "update participant set pinned = true where user_id = '" + bob + "'"));
            assertEquals(0, update(connection, "update reply set status = 'stopped' where person_id = '" + bob + "'"));
            assertEquals(0, update(connection, "update app_user set name = 'x'"), "not even its own name");
        }
        refuses("insert into participant (conversation_id, user_id, joined_at, updated_at) values ('" + his + "', '"
                + alice + "', now(), now())");
        refuses("update participant set conversation_id = '" + his + "' where user_id = '" + alice + "'");
        refuses("update participant set barred = not barred where user_id = '" + alice + "'");
        refuses("update participant set role = 'owner' where user_id = '" + alice + "'");
        refuses("update conversation set owner_id = '" + bob + "' where id = '" + hers + "'");
        refuses("insert into conversation (id, kind, owner_id, title, last_seq, created_at, updated_at) values"
                + " (gen_random_uuid(), 'ai', '" + bob + "', 'x', 1, now(), now())");
        refuses("insert into change (conversation_id, seq, id, kind, body) values ('" + his
                + "', 99, gen_random_uuid(), 'x', '{}')");
        for (var conversation : List.of(hers, his)) {
            refuses(
                    "insert into message (conversation_id, seq, id, changed_seq, role, content, content_type, created_at)"
                            + " values ('" + conversation
                            + "', 99, gen_random_uuid(), 99, 'user', 'x', 'text', now())");
        }
        refuses("update message set seq = 1");
        try (var connection = as(alice)) {
            assertEquals(0, update(connection, "update message set content = 'x'"), "not even its own");
            for (var table : FORGETTABLE) {
                assertEquals(0, update(connection, "delete from " + table), table);
            }
        }
        for (var table : TABLES) {
            if (!FORGETTABLE.contains(table)) {
                refuses("delete from " + table);
            }
            refuses("truncate " + table);
        }
        refuses("alter table message disable row level security");
    }

    private void refuses(String sql) throws SQLException {
        try (var connection = as(alice)) {
            var refusal = assertThrows(SQLException.class, () -> update(connection, sql), sql);
            assertEquals("42501", refusal.getSQLState(), sql);
        }
    }

    private Connection as(UUID person) throws SQLException {
        var connection = postgres.app();
        connection.setAutoCommit(false);
        strings(connection, "select set_config('parley.actor', '" + person + "', true)");
        return connection;
    }

    private static int update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
