package dev.parley.stack.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `parley` script in a project of its own whose JDKs, Maven and jars only say that they were called.
class ParleyScriptTest {
    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void layOut() {
        machine = new Machine(folder);
    }

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        machine.with("JAVA_HOME", machine.jdk("mine", "25.0.1").toString());
        machine.jdk("jdks/other", "26");

        assertTrue(machine.parley("token").said().startsWith(folder.resolve("mine") + " runs"));
    }

    @Test
    void takesTheJavaOnThePathOverAnOldJavaHome() throws Exception {
        machine.with("JAVA_HOME", machine.jdk("old", "17.0.15").toString());
        machine.with("PATH", machine.jdk("fresh", "25").resolve("bin") + ":" + machine.path());

        assertTrue(machine.parley("token").said().startsWith(folder.resolve("fresh") + " runs"));
    }

    @Test
    void findsOneInTheUsualFoldersWhenJavaOnThePathIsOlder() throws Exception {
        machine.with("PATH", machine.jdk("old", "17.0.15").resolve("bin") + ":" + machine.path());
        machine.jdk("jdks/java-21", "21.0.2");
        machine.jdk("jdks/temurin-25", "25.0.1");

        assertTrue(machine.parley("token").said().startsWith(folder.resolve("jdks/temurin-25") + " runs"));
    }

    @Test
    void asksAJdkThatSaysItsVersionNowhereElse() throws Exception {
        Files.delete(machine.jdk("jdks/bare", "25.0.1").resolve("release"));

        assertTrue(machine.parley("token").said().startsWith(folder.resolve("jdks/bare") + " runs"));
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
        Files.delete(machine.jdk("jdks/jre", "25.0.1").resolve("bin/javac"));

        assertNotEquals(0, machine.parley("token").exitCode());
    }

    @Test
    void withoutAJdkOneLineSaysWhatToInstall() throws Exception {
        machine.with("PATH", machine.jdk("old", "17.0.15").resolve("bin") + ":" + machine.path());

        for (var command : List.of("start", "token", "bench", "soak", "rolling", "attack", "rehearse", "jdk")) {
            var outcome = machine.parley(command);
            assertEquals(1, outcome.exitCode());
            assertEquals("", outcome.said());
            assertEquals(1, outcome.complaint().lines().count(), outcome.complaint());
            assertTrue(outcome.complaint().startsWith("Parley needs a JDK 25 or later and found none. Install one"));
        }
    }

    @Test
    void buildsOnlyWhatChanged() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        var first = machine.parley("start", "--port", "9090");
        assertTrue(first.said().contains("building gateway-service (6 of 9)"), first.said());
        assertTrue(first.said().endsWith("local-stack.jar start --port 9090\n"), first.said());
        assertEquals(1, machine.mavenCalls().size());

        machine.parley("start");
        assertEquals(1, machine.mavenCalls().size(), "nothing has changed");

        var later = FileTime.from(Instant.now().plusSeconds(5));
        Files.setLastModifiedTime(machine.project().resolve("gateway-service/src/main/java/Some.java"), later);
        machine.parley("start");
        assertEquals(2, machine.mavenCalls().size(), "a source is newer");
    }

    @Test
    void buildsAgainWhenASourceWasDeletedOrAJarIsMissing() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        machine.parley("start");
        Files.setLastModifiedTime(
                machine.project().resolve("target/parley.built"),
                FileTime.from(Instant.now().minusSeconds(60)));
        for (var file : List.of("pom.xml", "mvnw", "gateway-service/src/main", "gateway-service/src/main/java")) {
            Files.setLastModifiedTime(
                    machine.project().resolve(file), FileTime.from(Instant.now().minusSeconds(120)));
        }
        Files.delete(machine.project().resolve("gateway-service/src/main/java/Some.java"));
        machine.parley("start");
        assertEquals(2, machine.mavenCalls().size(), "a source has gone");

        Files.delete(machine.project().resolve("local-stack/target/local-stack.jar"));
        machine.parley("start");
        assertEquals(3, machine.mavenCalls().size(), "a jar is missing");
    }

    @Test
    void aFailedBuildIsToldAndTriedAgain() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        machine.with("MAVEN_EXIT", "1");

        var outcome = machine.parley("start");

        assertEquals(1, outcome.exitCode());
        assertTrue(outcome.complaint().startsWith("The build failed; see "), outcome.complaint());
        machine.without("MAVEN_EXIT");
        assertEquals(0, machine.parley("start").exitCode());
        assertEquals(2, machine.mavenCalls().size());
    }

    @Test
    void testHandsItsArgumentsToMaven() throws Exception {
        var jdk = machine.jdk("jdks/temurin-25", "25");
        machine.with("MAVEN_EXIT", "7");

        assertEquals(7, machine.parley("test", "-pl", "gateway-service").exitCode());
        assertEquals(List.of("maven " + jdk + " -B -ntp verify -pl gateway-service"), machine.mavenCalls());
    }

    @Test
    void testTellsWhoeverStartsAStackWhereTheExecutablesAre() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        for (var service : List.of("gateway-service", "session-service", "ai-bridge-service")) {
            Machine.program(machine.project().resolve("ready/" + service), "");
        }
        Machine.program(machine.project().resolve("mvnw"), "echo \"$PARLEY_NATIVE $*\" > maven-calls");
        var ready = machine.project().resolve("ready").toString();

        assertEquals(
                0,
                machine.parley("test", "-pl", "attack", "-Dparley.native=" + ready)
                        .exitCode());

        assertEquals(List.of(ready + " -B -ntp verify -pl attack -Dparley.native=" + ready), machine.mavenCalls());
    }

    @Test
    void testSaysAtOnceWhichExecutableIsMissing() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        var ready = machine.project().resolve("ready");
        Machine.program(ready.resolve("gateway-service"), "");

        var outcome = machine.parley("test", "-Dparley.native=" + ready);

        assertEquals(1, outcome.exitCode());
        assertEquals(
                "There is no native executable " + ready + "/session-service (see ./parley test --help)\n",
                outcome.complaint());
        assertEquals(List.of(), machine.mavenCalls());
    }

    @Test
    void soakIsBuiltWithTheStackAndHandedItsOptions() throws Exception {
        machine.jdk("jdks/temurin-25", "25");

        var outcome = machine.parley("soak", "--minutes", "1");

        assertTrue(
                machine.mavenCalls().getFirst().contains("local-stack,soak -am"),
                machine.mavenCalls().toString());
        assertTrue(outcome.said().endsWith("soak.jar --minutes 1\n"), outcome.said());
    }

    @Test
    void rollingIsOfTheSameProgramAsSoak() throws Exception {
        machine.jdk("jdks/temurin-25", "25");

        var outcome = machine.parley("rolling", "--step", "gateway-1-drained");

        assertTrue(outcome.said().endsWith("soak.jar rolling --step gateway-1-drained\n"), outcome.said());
    }

    @Test
    void attackIsBuiltWithTheStackAndHandedItsOptions() throws Exception {
        machine.jdk("jdks/temurin-25", "25");

        var outcome = machine.parley("attack", "--scenario", "ping-flood");

        assertTrue(
                machine.mavenCalls().getFirst().contains("local-stack,attack -am"),
                machine.mavenCalls().toString());
        assertTrue(outcome.said().endsWith("attack.jar --scenario ping-flood\n"), outcome.said());
    }

    @Test
    void aRehearsalKnowsNobodysSettings() throws Exception {
        machine.jdk("jdks/temurin-25", "25");
        machine.with("DATABASE_URL", "postgres://db.example.org/precious");
        Machine.program(folder.resolve("jdks/temurin-25/bin/java"), "echo \"$* database=$DATABASE_URL\"");

        var outcome = machine.parley("rehearse");

        assertTrue(machine.mavenCalls().getFirst().endsWith("-Dquarkus.package.jar.type=aot-jar"));
        assertTrue(outcome.said().endsWith("local-stack.jar rehearse database=\n"), outcome.said());
    }

    @Test
    void helpNeedsNeitherAJdkNorABuild() throws Exception {
        assertTrue(machine.parley().said().contains("./parley start"));
        assertTrue(machine.parley("help").said().contains("./parley start"));
        for (var command :
                List.of("start", "token", "test", "doctor", "bench", "soak", "rolling", "attack", "rehearse")) {
            assertTrue(machine.parley(command, "--help").said().startsWith("./parley " + command), command);
        }
        assertTrue(machine.parley("start", "--help").said().contains("DATABASE_URL"));
    }

    @Test
    void anUnknownCommandIsToldInOneLine() throws Exception {
        var outcome = machine.parley("strat");

        assertEquals(1, outcome.exitCode());
        assertEquals("There is no ./parley strat; see ./parley help\n", outcome.complaint());
    }
}
