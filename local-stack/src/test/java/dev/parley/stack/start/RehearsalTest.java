package dev.parley.stack.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.child.Ports;
import dev.parley.stack.service.AotCache;
import dev.parley.stack.service.ServiceJars;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    private static final Map<String, String> NOTHING_EMBEDDED = Map.of(
            "DATABASE_URL", "postgres://me:secret@db.example.org/mine",
            "REDIS_URL", "redis://redis.example.org",
            "DEV_CANISTER", "off");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private final int port = new Ports().free();

    @Test
    void whatIsRehearsedIsUsedUntilAnotherBuild() throws Exception {
        StandInService.install(home);
        try (var rehearsal = new Launcher(home, NOTHING_EMBEDDED, "rehearse")) {
            var said = rehearsal.lastWords();
            assertTrue(said.contains("\nDone after "), said);
            assertEquals(0, rehearsal.exitCode());
        }
        assertFalse(Files.exists(home.resolve("target/rehearsal")), "its data has gone");
        for (var service : ServiceJars.SERVICES) {
            assertTrue(cache(service).isCurrent(), service);
        }

        var used = "-XX:AOTCache=" + cache("gateway-service").file();
        assertTrue(optionsOfAGateway("").contains(used));
        var jar = home.resolve("gateway-service/target/quarkus-app/quarkus-run.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(3600)));
        var told = "The AOT cache of gateway-service is of another build or JVM and is not used;"
                + " ./parley rehearse makes a new one\n";
        assertFalse(optionsOfAGateway(told).contains(used));
    }

    @Test
    void aCacheTheJvmCannotReadIsALineInTheLogAndNoReasonNotToStart() throws Exception {
        StandInService.install(home);
        for (var service : ServiceJars.SERVICES) {
            var cache = cache(service);
            Files.writeString(cache.file().resolveSibling("app.aot.new"), "no cache at all");
            cache.keep();
        }

        assertTrue(optionsOfAGateway("").contains("-XX:AOTMode=auto"));
        var log = Files.readString(home.resolve("data/log/gateway-1.log"));
        assertTrue(log.contains("[aot] Loading static archive failed"), log);
    }

    private AotCache cache(String service) {
        return new AotCache(home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    /// Starts a stack for it.
    private String optionsOfAGateway(String saying) throws Exception {
        var data = home.resolve("data").toString();
        try (var stack = new Launcher(
                        home, NOTHING_EMBEDDED, "start", "--port", Integer.toString(port), "--data", data);
                var client = HttpClient.newHttpClient()) {
            stack.heard.await("Parley is ready", PATIENCE);
            assertTrue(stack.heard.text().contains(saying), stack.heard.text());
            var address = URI.create("http://127.0.0.1:" + port + "/options");
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
