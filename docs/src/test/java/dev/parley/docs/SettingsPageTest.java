package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    private static final Path HOME = Path.of("..");
    private static final Path PAGE = Path.of("settings.md");

    @Test
    void thePageIsWhatTheSourcesSay() throws IOException {
        var page = new SettingsPage(HOME).text();
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/settings.md is stale; write it anew: ./parley test -pl docs -Dupdate");
    }

    @Test
    void everySettingSaysWhatItIs() {
        assertEquals(List.of(), new SettingsPage(HOME).unsaid());
    }
}
