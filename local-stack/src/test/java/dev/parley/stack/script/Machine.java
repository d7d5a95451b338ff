package dev.parley.stack.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A machine for the `parley` script: it has the programs of every system and those a test puts there, and a project
/// whose Maven, tests of clients and jars only say that they were called.
final class Machine {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /// What the script may take for granted, in a folder of its own.
    private static final Path EVERYWHERE = everywhere(List.of(
            "awk",
            "basename",
            "bash",
            "cat",
            "chmod",
            "cp",
            "cut",
            "df",
            "dirname",
            "env",
            "find",
            "grep",
            "head",
            "id",
            "mkdir",
            "mktemp",
            "mv",
            "nice",
            "printf",
            "readlink",
            "rm",
            "sed",
            "sh",
            "sort",
            "tar",
            "tee",
            "touch",
            "true",
            "uname",
            "xargs"));

    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();

    record Outcome(int exitCode, String said, String complaint) {
        String lastLine() {
            return said.stripTrailing().lines().reduce("", (_, line) -> line);
        }
    }

    Machine(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(project());
            Files.createDirectories(bin());
            Files.copy(HOME.resolve("parley"), project().resolve("parley"));
            executable(project().resolve("parley"));
            copy("scripts");
            copy("local-stack/src/main/resources/help");
            program(project().resolve("mvnw"), """
                    echo "[INFO] Building gateway-service 0.1.0 [6/9]"
                    echo "maven $JAVA_HOME $*" >> maven-calls
                    echo "${PARLEY_LEAVE_OUT:-nothing}" > maven-leaves-out
                    [ -d target/maven-writes ] || {
                        mkdir -p target/maven-writes/k8s/target/surefire-reports
                        echo '<testsuite name="One" tests="1">' > target/maven-writes/k8s/target/surefire-reports/TEST-One.xml
                    }
                    find target/maven-writes -name "TEST-*.xml" -exec touch -t 203501010000 {} +
                    cp -pR target/maven-writes/. .
                    exit ${MAVEN_EXIT:-0}""");
            program(project().resolve("clients/run-tests"), "echo \"clients $1\"; exit ${CLIENTS_EXIT:-0}");
            Files.writeString(project().resolve("pom.xml"), "<project/>");
            for (var jar : List.of(
                    "local-stack/target/local-stack.jar",
                    "session-service/target/quarkus-app/quarkus-run.jar",
                    "ai-bridge-service/target/quarkus-app/quarkus-run.jar",
                    "rendering-service/target/quarkus-app/quarkus-run.jar",
                    "gateway-service/target/quarkus-app/quarkus-run.jar")) {
                write(jar, "");
            }
            write("gateway-service/src/main/java/Some.java", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("PATH", path());
        settings.put("HOME", folder.toString());
        settings.put("PARLEY_JDK_FOLDERS", folder.resolve("jdks").toString());
        settings.put("PARLEY_SBIN", folder.resolve("sbin").toString());
    }

    Path project() {
        return folder.resolve("project");
    }

    Path folder(String name) {
        return folder.resolve(name);
    }

    String path() {
        return bin() + ":" + EVERYWHERE;
    }

    /// The programs that a test puts there.
    Path bin() {
        return folder.resolve("bin");
    }

    void with(String setting, String value) {
        settings.put(setting, value);
    }

    void without(String setting) {
        settings.remove(setting);
    }

    /// A program of the machine the test runs on.
    void takesOver(String program) throws IOException {
        has(program, "exec " + real(program) + " \"$@\"");
    }

    /// A program that does what this shell script says.
    void has(String program, String script) throws IOException {
        Files.deleteIfExists(bin().resolve(program));
        program(bin().resolve(program), script);
    }

    /// One that only has to be there.
    void has(String program) throws IOException {
        has(program, "");
    }

    void write(String file, String text) throws IOException {
        var path = project().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    String read(String file) throws IOException {
        return Files.readString(project().resolve(file)).strip();
    }

    Outcome parley(String... arguments) throws Exception {
        return run(Stream.concat(Stream.of(project().resolve("parley").toString()), Arrays.stream(arguments))
                .toList());
    }

    Outcome run(List<String> command) throws Exception {
        var said = folder.resolve("said");
        var complaint = folder.resolve("complaint");
        var builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(said.toFile())
                .redirectError(complaint.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        var exitCode = builder.start().waitFor();
        return new Outcome(exitCode, Files.readString(said), Files.readString(complaint));
    }

    List<String> mavenCalls() throws IOException {
        var calls = project().resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /// A JDK in this folder that only says that it runs.
    Path jdk(String name, String version) throws IOException {
        var home = folder.resolve(name);
        program(
                home.resolve("bin/java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; exit; fi\n" + "echo \""
                        + home + " runs $*\"");
        program(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ("#!/bin/sh\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        executable(file);
    }

    private void copy(String name) throws IOException {
        Files.createDirectories(project().resolve(name));
        try (var files = Files.list(HOME.resolve(name))) {
            for (var file : files.toList()) {
                Files.copy(file, project().resolve(name).resolve(file.getFileName()));
            }
        }
    }

    private static Path everywhere(List<String> programs) {
        try {
            var folder = Files.createDirectories(Path.of("target", "everywhere").toAbsolutePath());
            for (var program : programs) {
                var link = folder.resolve(program);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, real(program));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + program + " on the PATH"));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
