package dev.parley.stack.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.CannotStart;
import dev.parley.stack.Heard;
import dev.parley.stack.LeftOut;
import dev.parley.stack.child.ChildSpec.StopSignal;
import dev.parley.stack.data.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Heard heard = new Heard();
    private DataFolder data;
    private Child child;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        data = DataFolder.create(folder);
    }

    @AfterEach
    void stopChild() {
        child.askToStop();
        child.awaitStop(Duration.ofSeconds(1));
    }

    @Test
    void aKilledChildIsStartedAgainAndItsPidFileFollows() throws Exception {
        start("echo up; UP; exec sleep 600");
        child.awaitReady(PATIENCE);
        var first = pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        heard.await("clock.* is back after");

        assertNotEquals(first, pid());
        assertTrue(ProcessHandle.of(pid()).orElseThrow().isAlive());
        assertEquals(2, Files.readAllLines(data.logOf("clock")).size(), "both lives wrote to one log");
        assertTrue(heard.text().contains("was killed; starting it again"));
    }

    @Test
    void aChildThatHangsIsKilledAndStartedAgain() throws Exception {
        var lives = new AtomicInteger();
        var firstHangs = new Liveness(pid -> lives.get() > 1, Duration.ofSeconds(1));
        var command = List.of("sh", "-c", "exec sleep 600");
        Readiness ready = pid -> lives.incrementAndGet() > 0;
        child = new Child(
                new ChildSpec("clock", command, Map.of(), false, ready, firstHangs, StopSignal.TERM),
                data,
                heard.progress());
        child.start();
        child.awaitReady(PATIENCE);
        var first = pid();

        heard.await("clock.* hangs: no sign of life");
        heard.await("clock.* is back after");

        assertNotEquals(first, pid());
    }

    @Test
    void aChildThatNeverComesUpIsGivenUpWithItsLastWords() {
        start("echo INTERNAL_TOKEN_SECRET is missing; echo '  at some.Place(Place.java:1)'; exit 3");

        var refused = assertThrows(CannotStart.class, () -> child.awaitReady(PATIENCE));

        assertTrue(refused.getMessage().startsWith("clock ended (exit code 3) before it was ready"));
        assertTrue(refused.getMessage().endsWith("INTERNAL_TOKEN_SECRET is missing"), refused.getMessage());
    }

    @Test
    void aCommandThatDoesNotExistIsToldInOneLine() {
        start(List.of("/no/such/program"), pid -> false);

        // Where a session of its own is made, that program is what cannot find the command.
        assertThrows(CannotStart.class, () -> child.awaitReady(PATIENCE));
    }

    @Test
    void askedToStopItEndsAndStaysAway() throws Exception {
        start("UP; exec sleep 600");
        child.awaitReady(PATIENCE);
        var process = ProcessHandle.of(pid()).orElseThrow();

        child.askToStop();
        child.awaitStop(PATIENCE);

        assertFalse(process.isAlive());
        assertFalse(Files.exists(data.pidOf("clock")));
        assertFalse(heard.text().contains("starting it again"));
    }

    @Test
    void aChildThatIgnoresTheRequestIsKilledWhenItsGraceIsOver() throws Exception {
        var marker = data.root().resolve("trapping");
        start(
                List.of("sh", "-c", "trap '' TERM; touch " + marker + "; while :; do sleep 1; done"),
                pid -> Files.exists(marker));
        child.awaitReady(PATIENCE);
        var process = ProcessHandle.of(pid()).orElseThrow();

        child.askToStop();
        child.awaitStop(Duration.ofMillis(300));

        assertFalse(process.isAlive());
        assertTrue(heard.text().contains("did not stop within 0.3 s and was killed"));
    }

    @Test
    void itRunsInAnotherSessionSoThatCtrlCReachesOnlyTheLauncher() throws Exception {
        LeftOut.assumeNot("ps", "there is no ps");
        start("UP; exec sleep 600");
        child.awaitReady(PATIENCE);

        var group = new ProcessBuilder("ps", "-o", "pgid=", "-p", Long.toString(pid())).start();

        assertEquals(Long.toString(pid()), new String(group.getInputStream().readAllBytes()).strip());
    }

    @Test
    void aLogGrownLargeMakesRoomAtTheNextStart() throws Exception {
        Files.write(data.logOf("clock"), new byte[(int) LogFile.ROTATE_BYTES + 1]);

        start("echo fresh; UP; exec sleep 600");
        child.awaitReady(PATIENCE);
        heard.await("clock");

        assertTrue(Files.size(data.log().resolve("clock.log.1")) > LogFile.ROTATE_BYTES);
        assertTrue(Files.size(data.logOf("clock")) < 100);
    }

    private void start(String script) {
        var up = data.root().resolve("up");
        start(
                List.of("sh", "-c", script.replace("UP", "echo $$ > " + up)),
                pid -> Files.readString(up).strip().equals(Long.toString(pid)));
    }

    private void start(List<String> command, Readiness readiness) {
        var spec = new ChildSpec("clock", command, Map.of(), false, readiness, StopSignal.TERM);
        child = new Child(spec, data, heard.progress());
        child.start();
    }

    private long pid() throws Exception {
        return Long.parseLong(Files.readString(data.pidOf("clock")).strip());
    }
}
