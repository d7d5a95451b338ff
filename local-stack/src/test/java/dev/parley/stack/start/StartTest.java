package dev.parley.stack.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.system.FreePorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final List<String> ALL = List.of(
            "ai-bridge-1",
            "dev-canister",
            "gateway-1",
            "gateway-2",
            "parley",
            "postgres",
            "redis",
            "rendering-1",
            "session-1");
    private static final Map<String, String> NOTHING_EMBEDDED = Map.of(
            "DATABASE_URL", "postgres://me:secret@db.example.org/mine",
            "REDIS_URL", "redis://redis.example.org",
            "DEV_CANISTER", "off");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    private Path data;
    private int port;

    @BeforeEach
    void layOut() throws Exception {
        StandInService.install(home);
        data = home.resolve("data");
        port = FreePorts.inARow(2);
    }

    @Test
    void startsEverythingHealsWhatIsKilledAndLeavesNothingBehind() throws Exception {
        List<ProcessHandle> processes;
        try (var stack = start(Map.of(), "--gateways", "2")) {
            stack.heard.await("Ctrl-C stops it", Duration.ofSeconds(90));
            assertTrue(stack.heard.text().contains("Parley is ready at http://localhost:" + port + "\n"));
            assertTrue(stack.heard.text().contains("http://localhost:" + (port + 1)));
            assertEquals(ALL, pidFiles());

            for (var name : List.of("session-1", "ai-bridge-1", "gateway-2", "redis", "postgres", "dev-canister")) {
                var killed = process(name);
                killed.destroyForcibly();
                stack.heard.await(name + " +is back after [012]\\.", Duration.ofSeconds(20));
                assertNotEquals(killed.pid(), process(name).pid());
            }

            var second = new Launcher(
                    home, Map.of(), "start", "--port", Integer.toString(FreePorts.one()), "--data", data.toString());
            assertEquals(
                    "Parley already runs on " + data + " (process " + stack.process.pid()
                            + "). Stop it first, or choose another folder with --data.\n",
                    second.lastWords());
            assertEquals(1, second.exitCode());

            var token = new Launcher(home, Map.of(), "token", "--sub", "alice", "--data", data.toString());
            assertTrue(token.lastWords().matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\n"), token.heard.text());

            processes = Stream.of(ALL.toArray(String[]::new)).map(this::process).toList();
            assertTrue(stack.stop().toSeconds() < 15);
            stack.heard.await(
                    "(?s)gateway-1, gateway-2 stopped.*ai-bridge-1, rendering-1 stopped.*session-1 stopped.*redis.*postgres stopped");
        }
        assertEquals(List.of(), pidFiles());
        assertFalse(processes.stream().anyMatch(ProcessHandle::isAlive), "an orphan was left");
    }

    @Test
    void endsWhatAKilledLauncherLeftBehind() throws Exception {
        List<ProcessHandle> orphans;
        try (var first = start(NOTHING_EMBEDDED)) {
            first.heard.await("Parley is ready", Duration.ofSeconds(60));
            orphans = Stream.of("session-1", "ai-bridge-1", "rendering-1", "gateway-1")
                    .map(this::process)
                    .toList();
            first.process.destroyForcibly().waitFor();
        }
        assertTrue(orphans.stream().allMatch(ProcessHandle::isAlive));

        try (var second = start(NOTHING_EMBEDDED)) {
            second.heard.await("Parley is ready", Duration.ofSeconds(60));
            second.heard.await("left behind: ai-bridge-1, gateway-1, rendering-1, session-1");
            assertFalse(orphans.stream().anyMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void tellsEachServiceWhatItNeedsAndStartsNothingThatIsGiven() throws Exception {
        try (var stack = start(NOTHING_EMBEDDED, "--session-services", "2", "--ai-bridges", "2")) {
            stack.heard.await("Parley is ready", Duration.ofSeconds(60));

            assertEquals(
                    List.of(
                            "ai-bridge-1",
                            "ai-bridge-2",
                            "gateway-1",
                            "parley",
                            "rendering-1",
                            "session-1",
                            "session-2"),
                    pidFiles());
            assertEquals("redis://redis.example.org", told(port, "REDIS_URL"));
            assertEquals(64, told(port, "INTERNAL_TOKEN_SECRET").length());
            assertTrue(Files.exists(Path.of(told(port, "LOCAL_ISSUER_JWKS"))));
            var sessions = told(port, "SESSION_SERVICE_URL").split(",");
            assertEquals(2, sessions.length);
            var session = URI.create(sessions[1]).getPort();
            assertEquals("postgres://me:secret@db.example.org/mine", told(session, "DATABASE_URL"));
            assertEquals("127.0.0.1", told(session, "QUARKUS_HTTP_HOST"));
            assertEquals(told(port, "INTERNAL_TOKEN_SECRET"), told(session, "INTERNAL_TOKEN_SECRET"));
            assertEquals("", told(session, "LOCAL_ISSUER_JWKS"));
            var bridges = told(port, "AI_BRIDGE_URL").split(",");
            assertEquals(2, bridges.length);
            for (var bridge : bridges) {
                assertEquals(bridge, told(URI.create(bridge).getPort(), "OWN_URL"));
                assertEquals("", told(URI.create(bridge).getPort(), "AVAI_CANISTER_WS_URL"));
            }
        }
    }

    @Test
    void whatIsMeantForOneProcessIsToldToThatOneAndOneFindsWhereTheInnerOnesListen() throws Exception {
        var settings = new HashMap<>(NOTHING_EMBEDDED);
        settings.put("PARLEY_ENV_gateway_2_REDIS_URL", "redis://of-the-second.example.org");
        try (var stack = start(settings, "--gateways", "2")) {
            stack.heard.await("Parley is ready", Duration.ofSeconds(60));

            assertEquals("redis://redis.example.org", told(port, "REDIS_URL"));
            assertEquals("redis://of-the-second.example.org", told(port + 1, "REDIS_URL"));
            var addresses = Files.readAllLines(data.resolve("addresses.properties"));
            assertTrue(addresses.contains("ai-bridge-1=" + told(port, "AI_BRIDGE_URL")), addresses.toString());
            assertTrue(addresses.contains("rendering-1=" + told(port, "RENDERING_SERVICE_URL")), addresses.toString());
            assertTrue(addresses.contains("session-1=" + told(port, "SESSION_SERVICE_URL")), addresses.toString());
        }
    }

    @Test
    void everyServiceHasABoundForAllItsMemoryAndEndsWhereItsHeapIsUsedUp() throws Exception {
        try (var stack = start(NOTHING_EMBEDDED)) {
            stack.heard.await("Parley is ready", Duration.ofSeconds(60));
            var services = List.of(
                    "http://127.0.0.1:" + port,
                    told(port, "SESSION_SERVICE_URL"),
                    told(port, "AI_BRIDGE_URL"),
                    told(port, "RENDERING_SERVICE_URL"));
            for (var service : services) {
                var options = List.of(get(service + "/options").split(" "));

                assertTrue(options.contains("-XX:+ExitOnOutOfMemoryError"), service + " " + options);
                assertTrue(options.stream().anyMatch(option -> option.matches("-Xmx\\d+m")), service + " " + options);
                assertTrue(
                        options.stream().anyMatch(option -> option.matches("-XX:MaxDirectMemorySize=\\d+m")),
                        service + " " + options);
            }
        }
    }

    @Test
    void aPortInUseIsToldInOneLine() throws Exception {
        try (var other = new ServerSocket(port);
                var refused = start(NOTHING_EMBEDDED)) {
            assertEquals(
                    "Port " + other.getLocalPort()
                            + " is in use by another program. Stop that program, or choose another port with --port.\n",
                    refused.lastWords());
            assertEquals(1, refused.exitCode());
        }
    }

    @Test
    void aMissingBuildIsToldInOneLine() throws Exception {
        Files.delete(home.resolve("gateway-service/target/quarkus-app/quarkus-run.jar"));

        try (var refused = start(NOTHING_EMBEDDED)) {
            var said = refused.lastWords().lines().toList();
            assertTrue(said.stream().anyMatch(line -> line.startsWith("Parley is not built: ")), said.toString());
            assertFalse(said.stream().anyMatch(line -> line.contains("\tat ")), said.toString());
            assertEquals(1, refused.exitCode());
        }
    }

    @Test
    void nonsenseOnTheCommandLineIsToldInOneLine() throws Exception {
        for (var nonsense : List.of(
                new String[] {"--port", "eighty"}, new String[] {"--gateways", "0"}, new String[] {"--prot", "80"})) {
            try (var refused = start(NOTHING_EMBEDDED, nonsense)) {
                assertEquals(1, refused.lastWords().lines().count(), refused.heard.text());
                assertNotEquals(0, refused.exitCode());
            }
        }
    }

    @Test
    void noTokenWithoutARunningStack() throws Exception {
        try (var token = new Launcher(home, Map.of(), "token", "--sub", "alice", "--data", data.toString())) {
            assertEquals(
                    "No Parley runs on " + data + ". Run ./parley start --data " + data + " first.\n",
                    token.lastWords());
            assertEquals(1, token.exitCode());
        }
    }

    private Launcher start(Map<String, String> settings, String... more) throws Exception {
        var arguments = Stream.concat(
                Stream.of("start", "--port", Integer.toString(port), "--data", data.toString()), Stream.of(more));
        return new Launcher(home, settings, arguments.toArray(String[]::new));
    }

    private List<String> pidFiles() throws IOException {
        try (var files = Files.list(data.resolve("run"))) {
            return files.map(file -> file.getFileName().toString().replace(".pid", ""))
                    .sorted()
                    .toList();
        }
    }

    private ProcessHandle process(String name) {
        try {
            var pid = Files.readString(data.resolve("run").resolve(name + ".pid"));
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String told(int service, String setting) throws Exception {
        return get("http://127.0.0.1:" + service + "/environment?" + setting);
    }

    private String get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }
}
