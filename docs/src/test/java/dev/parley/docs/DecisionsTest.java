package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private static final Path FOLDER = SourceTree.HOME.resolve("docs/adr");
    private static final Pattern HEAD =
            Pattern.compile("# (.+)\n\n\\d{4}-\\d\\d-\\d\\d · (accepted|proposed|replaced by .+)\n");

    private static List<Path> decisions() {
        return SourceTree.pages().stream()
                .filter(page -> page.startsWith(FOLDER) && !page.endsWith("README.md"))
                .toList();
    }

    @Test
    void decisionsAreNumberedWithoutHoles() {
        var number = 0;
        for (var decision : decisions()) {
            number++;
            assertTrue(
                    decision.getFileName().toString().matches("%04d-[a-z0-9-]+\\.md".formatted(number)),
                    "docs/adr/%04d-….md is missing; there is %s".formatted(number, SourceTree.name(decision)));
        }
    }

    @Test
    void everyDecisionHasItsDateItsStatusAndALineInTheIndex() {
        var index = SourceTree.text(FOLDER.resolve("README.md"));
        for (var decision : decisions()) {
            var head = HEAD.matcher(SourceTree.text(decision));
            assertTrue(head.lookingAt(), SourceTree.name(decision) + " begins with title, date and status");
            var name = decision.getFileName().toString();
            var line = "| %s | [%s](%s) |".formatted(name.substring(0, 4), head.group(1), name);
            assertEquals(1, count(index, line), "docs/adr/README.md has the line " + line);
        }
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
