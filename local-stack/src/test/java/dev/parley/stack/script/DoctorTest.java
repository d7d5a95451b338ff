package dev.parley.stack.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./parley doctor` says of a machine.
class DoctorTest {
    private static final String GOOD = "./parley start can work here.";

    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void couldStart() throws IOException {
        machine = new Machine(folder);
        machine.has("uname", "if [ \"$1\" = -s ]; then echo Linux; else echo x86_64; fi");
        machine.has("id", "if [ \"$1\" = -un ]; then echo alice; else echo 1000; fi");
        machine.jdk("jdks/temurin-25", "25");
        hasMemory(4000);
        hasDisk(9000);
        try (var free = new ServerSocket(0)) {
            machine.with("PORT", Integer.toString(free.getLocalPort()));
        }
    }

    @Test
    void aMachineThatLacksNothingCanStart() throws Exception {
        var outcome = machine.parley("doctor");

        assertEquals(0, outcome.exitCode(), outcome.said());
        assertEquals(GOOD, outcome.lastLine());
        says(outcome, "ok", "JDK 25", folder.resolve("jdks/temurin-25").toString());
        says(outcome, "ok", "user", "alice");
        says(outcome, "ok", "memory", "4000 MB are free, of which 1500 MB are wanted");
    }

    @Test
    void whatTheTestsLackDoesNotKeepItFromStarting() throws Exception {
        machine.has("apt-get", "exit 1");
        machine.has("sudo");
        machine.has("chromium");

        var outcome = machine.parley("doctor");

        assertEquals(0, outcome.exitCode(), outcome.said());
        says(outcome, "ok", "Chromium", "opens the pages in their tests");
        says(
                outcome,
                "missing",
                "kubectl",
                "renders the manifests for their tests; ./parley test installs it, or: sudo apt-get install"
                        + " kubernetes-client");
    }

    @Test
    void withoutAJdkItCannotStart() throws Exception {
        machine.with("PARLEY_JDK_FOLDERS", "");
        machine.has("apt-get", "exit 1");
        machine.has("sudo");

        var outcome = machine.parley("doctor");

        assertEquals(1, outcome.exitCode());
        says(
                outcome,
                "missing",
                "JDK 25",
                "builds and runs everything; ./parley start --install installs it, or: sudo apt-get install"
                        + " openjdk-25-jdk-headless");
        assertTrue(outcome.said().contains("./parley start cannot work here:\n  JDK 25: "), outcome.said());
    }

    @Test
    void thePortsThatStartWantsHaveToBeFree() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = other.getLocalPort();

            var taken = machine.parley("doctor", "--port", Integer.toString(port));
            var second = machine.parley("doctor", "--port=" + (port - 1), "--gateways", "2");

            assertEquals(1, taken.exitCode());
            says(
                    taken,
                    "taken",
                    "port " + port,
                    "another program listens there: stop it, or choose another port with --port");
            assertEquals(1, second.exitCode());
            assertTrue(second.said().contains("port " + port), second.said());
        }
    }

    @Test
    void whoListensIsNamedWhereItCanBeSeen() throws Exception {
        machine.has("lsof", "printf 'p4711\\ncnginx\\nf6\\n'");

        var outcome = machine.parley("doctor", "--port", "8080");

        says(
                outcome,
                "taken",
                "port 8080",
                "nginx (process 4711) listens there: stop it, or choose another port with --port");
    }

    @Test
    void aStackThatRunsAlreadyIsTold() throws Exception {
        machine.write(".parley/run/parley.pid", ProcessHandle.current().pid() + "\n");

        var outcome = machine.parley("doctor");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.said()
                .contains("Parley already runs on " + machine.project().resolve(".parley")));
        assertEquals(
                0,
                machine.parley("doctor", "--data", folder.resolve("other").toString())
                        .exitCode());
    }

    @Test
    void rootNeedsAWayAroundPostgresRefusingIt() throws Exception {
        machine.has("id", "if [ \"$1\" = -un ]; then echo root; else echo 0; fi");

        var neither = machine.parley("doctor");
        machine.has("setpriv", "shift 3; exec \"$@\"");
        machine.takesOver("test");
        var nobody = machine.parley("doctor");
        machine.has("setpriv", "shift 3; [ $1 = true ]");
        var lockedOut = machine.parley("doctor");
        machine.has("unshare", "exit 0");
        var namespace = machine.parley("doctor");

        assertEquals(1, neither.exitCode());
        says(
                neither,
                "in need",
                "user",
                "root, as whom PostgreSQL refuses to run, and neither unshare -U nor setpriv works here: start as"
                        + " another user");
        assertEquals(0, nobody.exitCode(), nobody.said());
        says(nobody, "ok", "user", "root; PostgreSQL, which refuses root, runs as nobody");
        assertEquals(1, lockedOut.exitCode());
        assertTrue(
                lockedOut.said().contains("PostgreSQL runs as nobody, who may not enter " + machine.project()),
                lockedOut.said());
        assertEquals(0, namespace.exitCode(), namespace.said());
    }

    @Test
    void whoBringsAPostgresMayBeRoot() throws Exception {
        machine.has("id", "if [ \"$1\" = -un ]; then echo root; else echo 0; fi");
        machine.with("DATABASE_URL", "postgres://parley:secret@db.example.org/parley");

        var outcome = machine.parley("doctor");

        assertEquals(0, outcome.exitCode(), outcome.said());
        assertTrue(!outcome.said().contains("secret"), outcome.said());
    }

    @Test
    void tooLittleMemoryOrDiskKeepsItFromStarting() throws Exception {
        hasMemory(1200);
        says(machine.parley("doctor"), "tight", "memory", "1200 MB are free, and 1500 MB are wanted");

        hasMemory(500);
        var noMemory = machine.parley("doctor");
        assertEquals(1, noMemory.exitCode());
        says(noMemory, "short", "memory", "500 MB are free, and 1500 MB are wanted");

        hasMemory(4000);
        hasDisk(200);
        var noDisk = machine.parley("doctor");
        assertEquals(1, noDisk.exitCode());
        says(noDisk, "short", "disk", "200 MB are free in " + machine.project() + ", and 300 MB are wanted");
    }

    @Test
    void beforeTheFirstBuildMoreDiskIsWanted() throws Exception {
        Files.delete(machine.project().resolve("local-stack/target/local-stack.jar"));
        hasDisk(1500);

        assertEquals(1, machine.parley("doctor").exitCode());
    }

    @Test
    void anotherSystemHasNoPostgresOfTheBuilds() throws Exception {
        machine.has("uname", "if [ \"$1\" = -s ]; then echo FreeBSD; else echo amd64; fi");

        assertEquals(1, machine.parley("doctor").exitCode());
    }

    @Test
    void anOptionThatIsNoneIsTold() throws Exception {
        for (var wrong : List.of(List.of("--prot"), List.of("--port"), List.of("--port", "many"))) {
            var outcome = machine.parley(
                    Stream.concat(Stream.of("doctor"), wrong.stream()).toArray(String[]::new));

            assertEquals(1, outcome.exitCode(), wrong::toString);
            assertTrue(outcome.complaint().endsWith("(see ./parley doctor --help)\n"), outcome.complaint());
        }
    }

    private void hasMemory(int megabytes) throws IOException {
        machine.write("meminfo", "MemTotal: 99999999 kB\nMemAvailable: " + megabytes * 1024 + " kB\n");
        machine.with("PARLEY_MEMINFO", machine.project().resolve("meminfo").toString());
    }

    private void hasDisk(int megabytes) throws IOException {
        machine.has("df", "echo Filesystem; echo \"/dev/x 9 9 " + megabytes * 1024 + " 9% /\"");
    }

    private static void says(Machine.Outcome outcome, String state, String what, String about) {
        var line = "  %-8s %-17s %s".formatted(state, what, about);
        assertTrue(outcome.said().lines().anyMatch(line::equals), line + " is not in " + outcome.said());
    }
}
