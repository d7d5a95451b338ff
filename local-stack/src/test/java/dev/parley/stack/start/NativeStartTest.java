package dev.parley.stack.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.child.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack of ready executables: no native compiler is needed to see how they are started, as a script that runs the
/// jar takes their place.
class NativeStartTest {
    private static final List<String> HAVE_A_NATIVE_FORM =
            List.of("gateway-service", "session-service", "ai-bridge-service");
    private static final Map<String, String> NOTHING_EMBEDDED = Map.of(
            "DATABASE_URL", "postgres://me:secret@db.example.org/mine",
            "REDIS_URL", "redis://redis.example.org",
            "DEV_CANISTER", "off");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = new Ports().free();

    @TempDir
    private Path home;

    private Path data;

    @BeforeEach
    void layOut() throws Exception {
        StandInService.install(home);
        data = home.resolve("data");
    }

    @Test
    void runsWhatIsThereNativelyWithOptionsExecutablesKnowAndTheRestOnAJvm() throws Exception {
        var executables = StandInService.installExecutables(home, HAVE_A_NATIVE_FORM);
        var settings = new HashMap<>(NOTHING_EMBEDDED);
        settings.put("GATEWAY_JAVA_OPTIONS", "-Dfor.the.jvm=true");
        try (var stack = start(settings, "--native", executables.toString())) {
            stack.heard.await("Parley is ready", PATIENCE);

            var gateway = options("http://127.0.0.1:" + port);
            assertEquals(
                    List.of(
                            "-Dparley.stack=" + data,
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Xmx512m",
                            "-XX:MaxDirectMemorySize=134217728",
                            "-Dio.netty.allocator.numDirectArenas=2"),
                    gateway);
            for (var inner : List.of("SESSION_SERVICE_URL", "AI_BRIDGE_URL")) {
                assertFalse(options(told(inner)).contains("-XX:+UseSerialGC"), inner);
            }
            assertTrue(options(told("RENDERING_SERVICE_URL")).contains("-XX:+UseSerialGC"));
        }
    }

    @Test
    void startsAnExecutableAgainAndEndsThoseOfAKilledLauncher() throws Exception {
        var executables = StandInService.installExecutables(home, HAVE_A_NATIVE_FORM);
        var settings = new HashMap<>(NOTHING_EMBEDDED);
        // As whatever starts a launcher of its own is told.
        settings.put("PARLEY_NATIVE", executables.toString());
        List<ProcessHandle> orphans;
        try (var first = start(settings)) {
            first.heard.await("Parley is ready", PATIENCE);
            process("session-1").destroyForcibly();
            first.heard.await("session-1 +is back after ", PATIENCE);
            orphans = Stream.of("session-1", "ai-bridge-1", "gateway-1")
                    .map(this::process)
                    .toList();
            first.process.destroyForcibly().waitFor();
        }
        assertTrue(orphans.stream().allMatch(ProcessHandle::isAlive));

        try (var second = start(settings)) {
            second.heard.await("left behind: ai-bridge-1, gateway-1, rendering-1, session-1", PATIENCE);
            second.heard.await("Parley is ready", PATIENCE);
            assertFalse(orphans.stream().anyMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void aMissingExecutableIsToldWithWhatToDo() throws Exception {
        var executables = StandInService.installExecutables(home, List.of("gateway-service", "ai-bridge-service"));

        var said = refusal(executables);

        assertTrue(said.startsWith("There is no native executable " + executables.resolve("session-service")), said);
        assertTrue(said.contains("./mvnw package -Pnative -DskipTests -pl session-service -am"), said);
    }

    @Test
    void oneThatMayNotBeRunIsToldWithWhatToDo() throws Exception {
        var executables = StandInService.installExecutables(home, HAVE_A_NATIVE_FORM);
        var gateway = executables.resolve("gateway-service");
        Files.setPosixFilePermissions(gateway, PosixFilePermissions.fromString("rw-r--r--"));

        assertEquals(gateway + " is not executable: chmod +x " + gateway + "\n", refusal(executables));
    }

    @Test
    void aFolderThatIsNotThereIsTold() throws Exception {
        var nowhere = home.resolve("nowhere");

        assertEquals("There is no folder " + nowhere + " with native executables.\n", refusal(nowhere));
    }

    private String refusal(Path executables) throws Exception {
        try (var refused = start(NOTHING_EMBEDDED, "--native", executables.toString())) {
            var said = refused.lastWords();
            assertEquals(1, refused.exitCode());
            assertFalse(Files.exists(data), "nothing was started");
            return said;
        }
    }

    private Launcher start(Map<String, String> settings, String... more) throws Exception {
        var arguments = Stream.concat(
                Stream.of("start", "--port", Integer.toString(port), "--data", data.toString()), Stream.of(more));
        return new Launcher(home, settings, arguments.toArray(String[]::new));
    }

    private ProcessHandle process(String name) {
        try {
            var pid = Files.readString(data.resolve("run").resolve(name + ".pid"));
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String told(String setting) throws Exception {
        return get("http://127.0.0.1:" + port + "/environment?" + setting);
    }

    private List<String> options(String service) throws Exception {
        return List.of(get(service + "/options").split(" "));
    }

    private String get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }
}
