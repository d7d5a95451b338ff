package dev.parley.soak.rolling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.soak.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What a rollout does to whom, and in what order.
class DisruptionTest {
    @Test
    void everybodyIsDrainedThenKilledAndAtLastParted() {
        var names = Disruption.ALL.stream().map(Disruption::name).toList();

        assertEquals(
                List.of(
                        "gateway-1-drained",
                        "gateway-2-drained",
                        "session-1-drained",
                        "session-2-drained",
                        "ai-bridge-1-drained",
                        "ai-bridge-2-drained"),
                names.subList(0, 6));
        assertEquals(
                List.of(
                        "gateway-1-killed",
                        "gateway-2-killed",
                        "session-1-killed",
                        "session-2-killed",
                        "ai-bridge-1-killed",
                        "ai-bridge-2-killed"),
                names.subList(6, 12));
        assertTrue(Disruption.ALL.stream().skip(12).allMatch(Disruption.Parted.class::isInstance), names.toString());
        assertEquals(names.size(), names.stream().distinct().count());
    }

    @Test
    void everyOptionAndEveryStepIsOnItsPage() throws IOException {
        var page = Files.readString(Project.root().resolve("local-stack/src/main/resources/help/rolling.txt"));

        for (var option : new CommandLine(new RollingCommand()).getCommandSpec().options()) {
            assertTrue(page.contains(option.longestName() + " "), option.longestName());
        }
        for (var step : Disruption.ALL) {
            assertTrue(page.contains(step.name()), step.name());
        }
    }
}
