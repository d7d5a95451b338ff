package dev.parley.soak.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdkTest {
    @TempDir
    private Path project;

    @Test
    void itIsFoundWhereItIsBuilt() throws IOException {
        has("typescript/dist/index.js");

        assertEquals(
                new Sdk.Search.Found(new Sdk(project.resolve("clients/typescript/soak/device.mjs"), "v22.1.0")),
                Sdk.in(project, "v22.1.0"));
    }

    @Test
    void whyItCannotTakePartIsSaid() throws IOException {
        assertMissing("there is no Node", "");
        assertMissing("there is no Node", "bash: node: not found");
        assertMissing("Node v18.2.0 is older than 20", "v18.2.0");
        assertMissing("npm run build", "v22.1.0");
        has("typescript/dist/index.js");
        assertMissing("ws is not installed", "v20.20.2");
    }

    @Test
    void whatIsOlderThanItsSourcesProvesNothing() throws IOException {
        has("typescript/dist/index.js");
        has("typescript/src/client.ts");
        var sources = project.resolve("clients/typescript/src/client.ts");
        assertTrue(sources.toFile().setLastModified(System.currentTimeMillis() + 60_000));

        assertMissing("older than its sources", "v22.1.0");
    }

    @Test
    void beforeNode22TheWebSocketIsThatOfWs() throws IOException {
        has("typescript/dist/index.js");
        has("node_modules/ws/package.json");

        assertTrue(Sdk.in(project, "v20.20.2") instanceof Sdk.Search.Found);
    }

    private void has(String file) throws IOException {
        var path = project.resolve("clients").resolve(file);
        Files.createDirectories(path.getParent());
        Files.createFile(path);
    }

    private void assertMissing(String why, String version) {
        var search = Sdk.in(project, version);
        assertTrue(search instanceof Sdk.Search.Missing(var said) && said.contains(why), search.toString());
    }
}
