package dev.parley.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.attack.scenario.Scenario;
import dev.parley.soak.stack.Project;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AttackHelpTest {
    @Test
    void everyOptionIsOnItsPage() throws IOException {
        var page = Files.readString(Project.root().resolve("local-stack/src/main/resources/help/attack.txt"));
        for (var option : new CommandLine(new AttackCommand()).getCommandSpec().options()) {
            assertTrue(page.contains(option.longestName() + " "), option.longestName());
        }
    }

    @Test
    void everyScenarioHasANameOfItsOwnAndOneSentence() {
        var scenarios = Scenarios.all();
        assertEquals(
                scenarios.size(),
                scenarios.stream().map(Scenario::name).distinct().count());
        for (var scenario : scenarios) {
            assertTrue(scenario.sentence().length() > 20, scenario.name());
            assertTrue(!scenario.sentence().contains("\n"), scenario.name());
        }
    }
}
