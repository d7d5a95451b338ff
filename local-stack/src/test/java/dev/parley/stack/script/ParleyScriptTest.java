package dev.parley.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `parley` script in a project of its own whose JDKs, Maven and jars only say that they were called.
class ParleyScriptTest {
    private static final Path SCRIPT = Path.of("..", "parley").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path project;
    private final Map<String, String> settings = new HashMap<>();

    private record Outcome(int exitCode, String said, String complaint) {}

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.copy(SCRIPT, project.resolve("parley"));
        executable(project.resolve("parley"));
        program(project.resolve("mvnw"), """
                echo "[INFO] Building gateway-service 0.1.0 [6/9]"
                echo "maven $JAVA_HOME $*" >> maven-calls
                exit ${MAVEN_EXIT:-0}""");
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        for (var jar : List.of(
                "local-stack/target/local-stack.jar",
                "session-service/target/quarkus-app/quarkus-run.jar",
                "ai-bridge-service/target/quarkus-app/quarkus-run.jar",
                "rendering-service/target/quarkus-app/quarkus-run.jar",
                "gateway-service/target/quarkus-app/quarkus-run.jar")) {
            Files.createDirectories(project.resolve(jar).getParent());
            Files.writeString(project.resolve(jar), "");
        }
        Files.createDirectories(project.resolve("gateway-service/src/main/java"));
        Files.writeString(project.resolve("gateway-service/src/main/java/Some.java"), "");
        settings.put("PATH", "/usr/bin:/bin");
        settings.put("HOME", folder.toString());
        settings.put("PARLEY_JDK_FOLDERS", folder.resolve("jdks").toString());
    }

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        settings.put("JAVA_HOME", jdk("mine", "25.0.1").toString());
        jdk("jdks/other", "26");

        assertTrue(parley("token").said.startsWith(folder.resolve("mine") + " runs"));
    }

    @Test
    void takesTheJavaOnThePathOverAnOldJavaHome() throws Exception {
        settings.put("JAVA_HOME", jdk("old", "17.0.15").toString());
        settings.put("PATH", jdk("fresh", "25").resolve("bin") + ":/usr/bin:/bin");

        assertTrue(parley("token").said.startsWith(folder.resolve("fresh") + " runs"));
    }

    @Test
    void findsOneInTheUsualFoldersWhenJavaOnThePathIsOlder() throws Exception {
        settings.put("PATH", jdk("old", "17.0.15").resolve("bin") + ":/usr/bin:/bin");
        jdk("jdks/java-21", "21.0.2");
        jdk("jdks/temurin-25", "25.0.1");

        assertTrue(parley("token").said.startsWith(folder.resolve("jdks/temurin-25") + " runs"));
    }

    @Test
    void asksAJdkThatSaysItsVersionNowhereElse() throws Exception {
        Files.delete(jdk("jdks/bare", "25.0.1").resolve("release"));

        assertTrue(parley("token").said.startsWith(folder.resolve("jdks/bare") + " runs"));
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws Exception {
        Files.delete(jdk("jdks/jre", "25.0.1").resolve("bin/javac"));

        assertNotEquals(0, parley("token").exitCode);
    }

    @Test
    void withoutAJdkOneLineSaysWhatToInstall() throws Exception {
        settings.put("PATH", jdk("old", "17.0.15").resolve("bin") + ":/usr/bin:/bin");

        for (var command : List.of("start", "token", "test", "bench", "soak", "attack", "jdk")) {
            var outcome = parley(command);
            assertEquals(1, outcome.exitCode);
            assertEquals("", outcome.said);
            assertEquals(1, outcome.complaint.lines().count(), outcome.complaint);
            assertTrue(outcome.complaint.startsWith("Parley needs a JDK 25 or later and found none. Install one"));
        }
    }

    @Test
    void buildsOnlyWhatChanged() throws Exception {
        jdk("jdks/temurin-25", "25");
        var first = parley("start", "--port", "9090");
        assertTrue(first.said.contains("building gateway-service (6 of 9)"), first.said);
        assertTrue(first.said.endsWith("local-stack.jar start --port 9090\n"), first.said);
        assertEquals(1, mavenCalls().size());

        parley("start");
        assertEquals(1, mavenCalls().size(), "nothing has changed");

        var later = FileTime.from(Instant.now().plusSeconds(5));
        Files.setLastModifiedTime(project.resolve("gateway-service/src/main/java/Some.java"), later);
        parley("start");
        assertEquals(2, mavenCalls().size(), "a source is newer");
    }

    @Test
    void buildsAgainWhenASourceWasDeletedOrAJarIsMissing() throws Exception {
        jdk("jdks/temurin-25", "25");
        parley("start");
        Files.setLastModifiedTime(
                project.resolve("target/parley.built"),
                FileTime.from(Instant.now().minusSeconds(60)));
        for (var file : List.of("pom.xml", "mvnw", "gateway-service/src/main", "gateway-service/src/main/java")) {
            Files.setLastModifiedTime(
                    project.resolve(file), FileTime.from(Instant.now().minusSeconds(120)));
        }
        Files.delete(project.resolve("gateway-service/src/main/java/Some.java"));
        parley("start");
        assertEquals(2, mavenCalls().size(), "a source has gone");

        Files.delete(project.resolve("local-stack/target/local-stack.jar"));
        parley("start");
        assertEquals(3, mavenCalls().size(), "a jar is missing");
    }

    @Test
    void aFailedBuildIsToldAndTriedAgain() throws Exception {
        jdk("jdks/temurin-25", "25");
        settings.put("MAVEN_EXIT", "1");

        var outcome = parley("start");

        assertEquals(1, outcome.exitCode);
        assertTrue(outcome.complaint.startsWith("The build failed; see "), outcome.complaint);
        settings.remove("MAVEN_EXIT");
        assertEquals(0, parley("start").exitCode);
        assertEquals(2, mavenCalls().size());
    }

    @Test
    void testHandsItsArgumentsToMaven() throws Exception {
        var jdk = jdk("jdks/temurin-25", "25");
        settings.put("MAVEN_EXIT", "7");

        assertEquals(7, parley("test", "-pl", "gateway-service").exitCode);
        assertEquals(List.of("maven " + jdk + " -B -ntp verify -pl gateway-service"), mavenCalls());
    }

    @Test
    void soakIsBuiltWithTheStackAndHandedItsOptions() throws Exception {
        jdk("jdks/temurin-25", "25");

        var outcome = parley("soak", "--minutes", "1");

        assertTrue(
                mavenCalls().getFirst().contains("local-stack,soak -am"),
                mavenCalls().toString());
        assertTrue(outcome.said.endsWith("soak.jar --minutes 1\n"), outcome.said);
    }

    @Test
    void attackIsBuiltWithTheStackAndHandedItsOptions() throws Exception {
        jdk("jdks/temurin-25", "25");

        var outcome = parley("attack", "--scenario", "ping-flood");

        assertTrue(
                mavenCalls().getFirst().contains("local-stack,attack -am"),
                mavenCalls().toString());
        assertTrue(outcome.said.endsWith("attack.jar --scenario ping-flood\n"), outcome.said);
    }

    @Test
    void aRehearsalKnowsNobodysSettings() throws Exception {
        jdk("jdks/temurin-25", "25");
        settings.put("DATABASE_URL", "postgres://db.example.org/precious");
        program(folder.resolve("jdks/temurin-25/bin/java"), "echo \"$* database=$DATABASE_URL\"");

        var outcome = parley("rehearse");

        assertTrue(mavenCalls().getFirst().endsWith("-Dquarkus.package.jar.type=aot-jar"));
        assertTrue(outcome.said.endsWith("local-stack.jar rehearse database=\n"), outcome.said);
    }

    @Test
    void helpNeedsNeitherAJdkNorABuild() throws Exception {
        var pages = project.resolve("local-stack/src/main/resources/help");
        Files.createDirectories(pages);
        try (var files = Files.list(SCRIPT.resolveSibling("local-stack/src/main/resources/help"))) {
            for (var file : files.toList()) {
                Files.copy(file, pages.resolve(file.getFileName()));
            }
        }
        assertTrue(parley().said.contains("./parley start"));
        assertTrue(parley("help").said.contains("./parley start"));
        for (var command : List.of("start", "token", "test", "bench", "soak", "attack", "rehearse")) {
            assertTrue(parley(command, "--help").said.startsWith("./parley " + command), command);
        }
        assertTrue(parley("start", "--help").said.contains("DATABASE_URL"));
    }

    @Test
    void anUnknownCommandIsToldInOneLine() throws Exception {
        var outcome = parley("strat");

        assertEquals(1, outcome.exitCode);
        assertEquals("There is no ./parley strat; see ./parley help\n", outcome.complaint);
    }

    private Outcome parley(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(project.resolve("parley").toString()), Stream.of(arguments))
                .toList();
        var said = folder.resolve("said");
        var complaint = folder.resolve("complaint");
        var builder = new ProcessBuilder(command).redirectOutput(said.toFile()).redirectError(complaint.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        var exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(said), Files.readString(complaint));
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(project.resolve("maven-calls"));
    }

    private Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        program(
                home.resolve("bin/java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; exit; fi\n" + "echo \""
                        + home + " runs $*\"");
        program(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ("#!/bin/sh\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
