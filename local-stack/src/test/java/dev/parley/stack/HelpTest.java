package dev.parley.stack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"help", "start", "token", "test", "doctor", "bench", "soak", "rolling", "attack", "rehearse"})
    void everyCommandHasAPageThatFitsATerminal(String command) {
        for (var line : Help.page(command).split("\n")) {
            assertTrue(line.length() <= 110, line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "token"})
    void everyOptionIsOnItsPage(String command) {
        var page = Help.page(command);
        var options = Main.commandLine()
                .getSubcommands()
                .get(command)
                .getCommandSpec()
                .options();
        for (var option : options) {
            var isHelp = List.of(option.names()).contains("--help");
            assertTrue(isHelp || page.contains(option.longestName() + " "), option.longestName());
        }
    }
}
