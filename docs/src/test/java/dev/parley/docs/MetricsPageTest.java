package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final Path HOME = Path.of("..");
    private static final Path PAGE = Path.of("metrics.md");

    private static final MetricsPage METRICS = new MetricsPage(HOME);

    @Test
    void thePageIsWhatTheSourcesSay() throws IOException {
        var page = METRICS.text();
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "docs/metrics.md is stale; write it anew: ./parley test -pl docs -Dupdate");
    }

    @Test
    void everyMeterSaysWhatItMeansAndOfWhichLabels() {
        assertEquals(List.of(), METRICS.faults());
    }
}
