package dev.parley.soak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.soak.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SoakHelpTest {
    @Test
    void everyOptionIsOnItsPage() throws IOException {
        var page = Files.readString(Project.root().resolve("local-stack/src/main/resources/help/soak.txt"));
        for (var option : new CommandLine(new SoakCommand()).getCommandSpec().options()) {
            assertTrue(page.contains(option.longestName() + " "), option.longestName());
        }
    }
}
