package dev.parley.stack.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What `./parley test` and `./parley start` do on a machine that lacks what they need.
class FreshMachineTest {
    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void isFresh() throws IOException {
        machine = new Machine(folder);
        machine.has("id", "echo 0");
    }

    @Test
    void testInstallsWhatIsMissingAndSaysWhatFor() throws Exception {
        aptGet();

        var outcome = machine.parley("test");

        assertEquals(0, outcome.exitCode(), outcome.complaint());
        for (var line : List.of(
                "Missing: a JDK 25, which builds and runs everything.",
                "  installing a JDK 25: apt-get install openjdk-25-jdk-headless",
                "Missing: ps, which tells the tests which processes belong together.",
                "Missing: kubectl, which renders the manifests for their tests.",
                "  installing kubectl: apt-get install kubernetes-client",
                "Missing: openssl, which makes the certificate and the tokens of compose.yaml in their tests.",
                "Missing: PgBouncer, which stands between session-service and PostgreSQL in its tests.",
                "Missing: Chromium, which opens the pages in their tests.",
                "Missing: LibreOffice, which opens the Word files that documents become.",
                "Missing: Node 20 with npm, which tests the clients, the examples and the console.",
                "  installing Node 20 with npm: apt-get install nodejs npm")) {
            assertTrue(outcome.said().lines().anyMatch(line::equals), line + " is not in " + outcome.said());
        }
        assertEquals(
                List.of(
                        "update -qq",
                        "install -y -qq --no-install-recommends openjdk-25-jdk-headless",
                        "install -y -qq --no-install-recommends procps",
                        "install -y -qq --no-install-recommends kubernetes-client",
                        "install -y -qq --no-install-recommends openssl",
                        "install -y -qq --no-install-recommends pgbouncer",
                        "install -y -qq --no-install-recommends chromium",
                        "install -y -qq --no-install-recommends libreoffice-writer-nogui",
                        "install -y -qq --no-install-recommends nodejs npm"),
                calls());
        assertEquals("nothing", machine.read("maven-leaves-out"));
        assertEquals(
                "Parley passes 1 tests and those of the clients, in 0 minutes. Nothing was left out.",
                inNoTime(outcome.lastLine()));
    }

    @Test
    void whatIsThereIsNotInstalled() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        hasEverything();
        machine.has("apt-get", "echo \"$*\" >> " + folder + "/calls");

        assertEquals(0, machine.parley("test").exitCode());

        assertEquals(List.of(), calls());
    }

    @Test
    void withNoInstallWhatNeedsItIsLeftOutWithAWord() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        aptGet();
        machine.has("ps");
        machine.has("soffice");

        var outcome = machine.parley("test", "--no-install", "--fail-at-end");

        assertEquals(0, outcome.exitCode());
        assertTrue(
                outcome.said().contains("Left out: what needs kubectl, because --no-install says so.\n"),
                outcome.said());
        assertEquals("kubectl,openssl,pgbouncer,chromium,node", machine.read("maven-leaves-out"));
        assertEquals(List.of(), calls());
        assertTrue(machine.mavenCalls().getFirst().endsWith(" -B -ntp verify --fail-at-end"), "an option of ours");
    }

    @Test
    void withNoInstallAndWithoutAJdkThereIsNoTest() throws Exception {
        aptGet();

        var outcome = machine.parley("test", "--no-install");

        assertEquals(1, outcome.exitCode());
        assertEquals(List.of(), calls());
        assertEquals(List.of(), machine.mavenCalls());
    }

    @Test
    void withCompleteNothingIsLeftOut() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        machine.has("ps");
        machine.has("openssl");
        machine.has("pgbouncer");
        machine.has("chromium");
        machine.has("soffice");

        var outcome = machine.parley("test", "--complete");

        assertEquals(1, outcome.exitCode());
        assertEquals(
                "Parley was not tested: nothing may be left out (--complete), and this machine lacks kubectl and Node"
                        + " 20 with npm.",
                outcome.lastLine());
        assertEquals(List.of(), machine.mavenCalls());
    }

    @Test
    void whyNothingCanBeInstalledIsSaid() throws Exception {
        machine.jdk("jdks/temurin-25", "25");

        var noManager = machine.parley("test").said();
        aptGet();
        machine.has("id", "echo 1000");
        var noRights = machine.parley("test").said();
        machine.has("id", "echo 0");
        machine.has("apt-get", "echo 'there is no such package'; exit 100");
        var noPackage = machine.parley("test").said();

        assertTrue(
                noManager.contains(
                        "what needs Chromium, because there is neither apt-get nor dnf nor brew to install it"
                                + " with.\n"),
                noManager);
        assertTrue(
                noRights.contains(
                        "what needs Chromium, because only root may install it: sudo apt-get install" + " chromium.\n"),
                noRights);
        assertTrue(noPackage.contains("what needs Chromium, because it could not be installed, see "), noPackage);
        assertTrue(machine.read("target/parley-install.log").contains("there is no such package"));
    }

    @Test
    void whoIsNotRootInstallsWithSudo() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        aptGet();
        machine.has("id", "echo 1000");
        machine.has("sudo", "echo \"sudo $*\" >> " + folder + "/calls; exec \"$@\"");

        machine.parley("test");

        assertEquals("sudo apt-get update -qq", calls().getFirst());
        assertEquals("nothing", machine.read("maven-leaves-out"));
    }

    @Test
    void whereOnePackageIsNotToBeHadTheNextIsTried() throws Exception {
        machine.has("apt-get", """
                case "$*" in *openjdk*) exit 100 ;; esac
                %s""".formatted(jdkComes("temurin")));
        hasEverything();

        var outcome = machine.parley("test");

        assertEquals(0, outcome.exitCode(), outcome.complaint());
        assertTrue(machine.mavenCalls().getFirst().contains("/jdks/temurin-25-jdk "), machine.mavenCalls()::toString);
    }

    @Test
    void otherManagersHaveOtherNames() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        machine.has("ps");
        machine.has("brew", "echo \"brew $*\" >> " + folder + "/calls");
        machine.parley("test");
        machine.has("dnf", "echo \"dnf $*\" >> " + folder + "/calls");
        machine.parley("test");

        assertTrue(calls().contains("brew install kubernetes-cli"), calls()::toString);
        assertTrue(calls().contains("brew install --cask chromium"), calls()::toString);
        assertTrue(calls().contains("dnf install -y -q libreoffice-writer"), calls()::toString);
    }

    @Test
    void aNodeThatIsTooOldIsMissing() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        hasEverything();
        machine.has("node", "echo 18");

        var outcome = machine.parley("test", "--no-install");

        assertEquals("node", machine.read("maven-leaves-out"), outcome.said());
    }

    @Test
    void startInstallsNothingUnasked() throws Exception {
        aptGet();

        var outcome = machine.parley("start");

        assertEquals(1, outcome.exitCode());
        assertEquals(List.of(), calls());
        assertTrue(outcome.complaint().contains("./parley start --install"), outcome.complaint());
    }

    @Test
    void startInstallsAJdkWhenItIsTold() throws Exception {
        aptGet();

        var outcome = machine.parley("start", "--install", "--port", "9090");

        assertEquals(0, outcome.exitCode(), outcome.complaint());
        assertTrue(outcome.said().endsWith("local-stack.jar start --port 9090\n"), outcome.said());
        assertEquals(2, calls().size(), "the JDK and nothing else: " + calls());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere script, which is a terminal here, takes other options")
    void onATerminalStartAsks() throws Exception {
        aptGet();

        var declined = onATerminal("n");
        assertEquals(List.of(), calls());
        assertTrue(declined.said().contains("Install one now (apt-get install openjdk-25-jdk-headless)? [y/N]"));
        assertEquals(1, declined.exitCode());

        var accepted = onATerminal("y");
        assertEquals(0, accepted.exitCode(), accepted.said());
        assertTrue(accepted.said().contains("local-stack.jar start"), accepted.said());
    }

    @Test
    void commandsThatAskARunningStackInstallNothing() throws Exception {
        aptGet();

        for (var command : List.of("token", "bench", "soak", "rolling", "attack", "rehearse", "jdk")) {
            assertEquals(1, machine.parley(command).exitCode(), command);
        }
        assertEquals(List.of(), calls());
    }

    private Machine.Outcome onATerminal(String answer) throws Exception {
        machine.takesOver("script");
        var parley = machine.project().resolve("parley");
        return machine.run(List.of(
                "/bin/sh",
                "-c",
                "echo %s | script --quiet --return --command '%s start' /dev/null".formatted(answer, parley)));
    }

    /// Every package of Debian's that the tests need, and the programs they bring.
    private void aptGet() throws IOException {
        var brings = "printf '#!/bin/sh\\necho 20\\n' > %1$s/$1; chmod +x %1$s/$1".formatted(machine.bin());
        machine.has("apt-get", """
                echo "$*" >> %s/calls
                bring() { %s; }
                %s
                case "$*" in
                    *procps*) bring ps ;;
                    *kubernetes-client*) bring kubectl ;;
                    *openssl*) bring openssl ;;
                    *pgbouncer*) bring pgbouncer ;;
                    *chromium*) bring chromium ;;
                    *libreoffice*) bring soffice ;;
                    *nodejs*) bring node; bring npm ;;
                esac""".formatted(folder, brings, jdkComes("openjdk")));
    }

    private String jdkComes(String vendor) throws IOException {
        var made = machine.jdk("made", "25.0.1");
        return "case \"$*\" in *%1$s*) mkdir -p %2$s/jdks; mv %3$s %2$s/jdks/%1$s-25-jdk ;; esac"
                .formatted(vendor, folder, made);
    }

    private void hasEverything() throws IOException {
        for (var program : List.of("ps", "kubectl", "openssl", "pgbouncer", "chromium", "soffice", "npm")) {
            machine.has(program);
        }
        machine.has("node", "echo 20");
    }

    private List<String> calls() throws IOException {
        var calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private static String inNoTime(String line) {
        return line.replaceAll("in \\d+ (seconds|minutes)", "in 0 minutes");
    }
}
