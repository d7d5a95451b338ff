package dev.parley.session.database;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Back to a moment between two messages, by the commands of docs/operations.md.
@SessionTest
class RestoreTest {
    private static final String ARCHIVE =
            "alter system set archive_command = 'test ! -f /backup/wal/%f && cp %p /backup/wal/%f'";
    private static final String BEGIN = "select pg_backup_start('parley', true)";
    private static final String COPY =
            "tar -C /data --exclude='./pg_wal/*' --exclude='./postmaster.*' -cf /backup/base.tar .";
    private static final String END = "select labelfile from pg_backup_stop()";
    private static final String SWITCH = "select pg_walfile_name(pg_switch_wal())";
    private static final List<String> UNPACK = List.of(
            "mkdir -p -m 700 /restored",
            "tar -C /restored -xf /backup/base.tar",
            "cp /backup/backup_label /restored/backup_label",
            "touch /restored/recovery.signal");
    private static final String MOMENT = "2026-11-30 12:00:00+00";
    private static final List<String> SETTINGS = List.of(
            "restore_command = 'cp /backup/wal/%f %p'",
            "recovery_target_time = '" + MOMENT + "'", "recovery_target_action = 'promote'");

    Postgres postgres;

    @TempDir
    Path folder;

    private final UUID alice = Session.somebody();
    private final UUID conversation = Session.of(alice).create("Kept").id();

    @BeforeEach
    void thereIsRoom() throws IOException {
        Files.createDirectories(folder.resolve("backup/wal"));
    }

    @Test
    void whatWasAcknowledgedBeforeTheMomentIsThereAndWhatCameAfterItIsNot() throws Exception {
        String moment;
        try (var admin = postgres.admin()) {
            archives(admin);
            try {
                says("before the backup");
                backUp(admin);
                says("before the moment");
                moment = ask(admin, "select clock_timestamp()");
                says("after the moment");
                isArchived(admin);
            } finally {
                run(admin, Postgres.ARCHIVES_NOTHING);
                run(admin, "select pg_reload_conf()");
            }
        }

        assertEquals(List.of("before the backup", "before the moment"), restoredAsOf(moment));
    }

    @Test
    void thePageHasTheseVeryCommands() throws IOException {
        var page = Files.readString(Path.of("../docs/operations.md")).lines().toList();
        var commands = new ArrayList<>(List.of(ARCHIVE, BEGIN, COPY, END, SWITCH));
        commands.addAll(UNPACK);
        commands.addAll(SETTINGS);

        assertEquals(commands, page.stream().filter(commands::contains).toList());
    }

    private void archives(Connection admin) throws SQLException {
        run(admin, here(ARCHIVE));
        run(admin, "select pg_reload_conf()");
    }

    private void says(String text) {
        assertNull(Session.service()
                .append(message(conversation, alice, text))
                .getFirst()
                .refused());
    }

    private void backUp(Connection admin) throws Exception {
        ask(admin, BEGIN);
        // 1: a file has changed while it was read, which the log makes good.
        shell(COPY, exit -> exit <= 1);
        Files.writeString(folder.resolve("backup/backup_label"), ask(admin, END));
    }

    /// Up to what was written last.
    private static void isArchived(Connection admin) throws SQLException {
        var segment = ask(admin, SWITCH);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!"t".equals(ask(admin, "select last_archived_wal >= '" + segment + "' from pg_stat_archiver"))) {
            assertTrue(System.nanoTime() < end, segment + " is not archived");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private List<String> restoredAsOf(String moment) throws Exception {
        for (var command : UNPACK) {
            shell(command, exit -> exit == 0);
        }
        var settings = new StringBuilder("\n");
        SETTINGS.forEach(
                line -> settings.append(here(line).replace(MOMENT, moment)).append('\n'));
        Files.writeString(folder.resolve("restored/postgresql.auto.conf"), settings, StandardOpenOption.APPEND);
        try (var restored = postgres.startOn(folder.resolve("restored"));
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + restored.getPort() + "/parley", "postgres", "postgres")) {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while ("t".equals(ask(connection, "select pg_is_in_recovery()"))) {
                assertTrue(System.nanoTime() < end, "it does not come to that moment");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            var contents = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select content from message where conversation_id = '"
                            + conversation + "' order by seq")) {
                while (rows.next()) {
                    contents.add(rows.getString(1));
                }
            }
            return contents;
        }
    }

    /// With folders of this test in place of the page's.
    private String here(String command) {
        return command.replace("/data", postgres.data().toString())
                .replace("/backup/", folder.resolve("backup") + "/")
                .replace("/restored", folder.resolve("restored").toString());
    }

    private void shell(String command, Predicate<Integer> succeeds) throws Exception {
        var process = new ProcessBuilder("sh", "-c", here(command))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(succeeds.test(process.waitFor()), command + ": " + output);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertTrue(row.next());
            return row.getString(1);
        }
    }
}
