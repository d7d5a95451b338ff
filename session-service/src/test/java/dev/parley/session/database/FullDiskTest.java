package dev.parley.session.database;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import dev.parley.test.LogRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real PostgreSQL that cannot write: its failures are told as ours, to everybody, and logged once a second.
@SessionTest
@Timeout(120)
class FullDiskTest {
    private static final int REQUESTS = 40;

    @TempDir
    Path disk;

    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID conversation = Session.of(alice).create("Full").id();

    @Test
    void aFullDiskIsUnavailableAndNothingAcknowledgedIsLost() throws Exception {
        // Needs the right to mount; elsewhere the two tests below stand for it.
        assumeTrue(mounted(), "no file system of a few megabytes can be mounted here");
        try {
            admin("create tablespace tiny location '" + disk + "'");
            admin("alter table message set tablespace tiny");
            try (var log = new LogRecords(Complaints.class)) {
                fill();
                var acknowledged = Session.of(alice)
                        .page(conversation, "limit=500&from=0")
                        .messages()
                        .size();

                for (var request = 0; request < REQUESTS || log.isEmpty(); request++) {
                    assertTold(() -> service.append(message(conversation, alice, incompressible())));
                }

                assertEquals(
                        acknowledged,
                        Session.of(alice)
                                .page(conversation, "limit=500&from=0")
                                .messages()
                                .size());
                log.assertSparing(REQUESTS);
                log.assertNoTrace();
            }
        } finally {
            Files.deleteIfExists(disk.resolve("filler"));
            admin("alter table message set tablespace pg_default");
            admin("drop tablespace tiny");
            run("umount", disk.toString());
        }
        assertEquals(
                null,
                service.append(message(conversation, alice, "again")).getFirst().refused());
    }

    @Test
    void aServerThatReadsOnlyIsUnavailableOnEveryPathThatWrites() throws Exception {
        admin("alter system set default_transaction_read_only = on");
        admin("select pg_reload_conf()");
        try (var log = new LogRecords(Complaints.class)) {
            untilItReadsOnly();
            for (var request = 0; request < REQUESTS || log.isEmpty(); request++) {
                assertTold(() -> service.append(message(conversation, alice, "text")));
            }
            log.assertSparing(REQUESTS);
            log.assertNoTrace();
            assertTold(() -> Session.signIn("nobody before " + UUID.randomUUID()));
            assertTold(() -> Session.of(alice).create("Another"));
            assertTold(() -> Session.of(alice).read(conversation, 1));
            assertEquals("Full", Session.of(alice).get(conversation).title());
        } finally {
            admin("alter system reset default_transaction_read_only");
            admin("select pg_reload_conf()");
            untilItWrites();
        }
    }

    @Test
    void aServerOutOfTemporarySpaceOrConnectionsIsNoBugOfOurs() {
        for (var state : new String[] {"53000", "53100", "53200", "53300", "53400", "58000", "58030", "XX001"}) {
            assertEquals(
                    DatabaseFailure.BUSY,
                    DatabaseFailure.of(new SQLException("out of it", state)).orElseThrow(),
                    state);
        }
        for (var state : new String[] {"57P03", "57P04", "08001", "28P01", "3D000"}) {
            assertEquals(
                    DatabaseFailure.AWAY,
                    DatabaseFailure.of(new SQLException("away", state)).orElseThrow(),
                    state);
        }
        for (var state : new String[] {"57P01", "57P02", "08006", "08003"}) {
            assertEquals(
                    DatabaseFailure.BROKEN,
                    DatabaseFailure.of(new SQLException("broken", state)).orElseThrow(),
                    state);
        }
        assertTrue(DatabaseFailure.of(new SQLException("a statement of ours", "42601"))
                .isEmpty());
    }

    private static void assertTold(Runnable request) {
        var refused = assertThrows(RequestRejected.class, request::run);
        assertEquals(ErrorCode.UNAVAILABLE, refused.code(), refused.getMessage());
        assertTrue(refused.retryAfterMillis() > 0);
    }

    private void fill() throws Exception {
        var filler = disk.resolve("filler");
        var out = Files.newOutputStream(filler);
        try (out) {
            var block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertTrue(Files.size(filler) > 0);
        }
        // A page or two may be left after the first refusal.
        for (int message = 0, refusals = 0; refusals < 5; message++) {
            assertTrue(message < 1_000, "The disk is not full");
            try {
                service.append(message(conversation, alice, incompressible()));
                refusals = 0;
            } catch (RequestRejected refused) {
                refusals++;
            }
        }
    }

    /// PostgreSQL compresses what is large and repeats itself.
    private static String incompressible() {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(250).collect(Collectors.joining());
    }

    private void untilItReadsOnly() {
        await(() -> {
            try {
                Session.of(alice).create("Still writing");
                return false;
            } catch (RequestRejected refused) {
                return true;
            }
        });
    }

    private void untilItWrites() {
        await(() -> {
            try {
                Session.of(alice).create("Writing again");
                return true;
            } catch (RequestRejected refused) {
                return false;
            }
        });
    }

    private static void await(BooleanSupplier fact) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!fact.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within 20 s");
        }
    }

    private boolean mounted() throws Exception {
        return Files.isExecutable(Path.of("/bin/mount"))
                && run("mount", "-t", "tmpfs", "-o", "size=6m,mode=0700", "tmpfs", disk.toString()) == 0;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private void admin(String sql) throws SQLException {
        try (var connection = postgres.admin();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
