package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Pattern SCRIPT = Pattern.compile("(?s)```js\n(.*?)```");

    @Test
    void theClientInTenLinesIsTheOneThatIsRun() {
        var script = SCRIPT.matcher(SourceTree.text(SourceTree.HOME.resolve("README.md")))
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
        var example = SourceTree.text(SourceTree.HOME.resolve("docs/examples/hello.mjs"))
                .lines()
                .filter(line -> !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(example, script);
    }
}
