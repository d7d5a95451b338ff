package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(///?|#|\\*|/\\*|<!--).*");
    private static final Pattern PAGE = Pattern.compile("(?<![\\w/.-])([\\w.-]+/)*[\\w-]+\\.md\\b");
    private static final Pattern DOC = Pattern.compile("(?<![\\w/.-])docs/[\\w./-]+\\.(md|yaml|mjs|png)\\b");

    @Test
    void everyLinkOfAPageLeadsSomewhere() {
        var broken = new ArrayList<String>();
        for (var page : SourceTree.pages()) {
            for (var links = LINK.matcher(withoutCode(page)); links.find(); ) {
                var link = links.group(1);
                if (!link.matches("[a-z]+:.*") && !leads(page, link)) {
                    broken.add(SourceTree.name(page) + " → " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static boolean leads(Path page, String link) {
        var parts = link.split("#", 2);
        var path = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        var target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        // GitHub's own pages stand beside those of the tree.
        if (!target.startsWith(SourceTree.HOME)) {
            return path.startsWith("../security") || path.startsWith("../../security");
        }
        return Files.exists(target)
                && (parts.length == 1
                        || !SourceTree.isPage(target)
                        || anchors(target).contains(parts[1]));
    }

    /// As GitHub makes them of headings.
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(withoutCode(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .strip()
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(Path page) {
        return CODE.matcher(SourceTree.text(page)).replaceAll("");
    }

    @Test
    void everyPageThatIsNamedIsThere() {
        var names = SourceTree.pages().stream()
                .map(page -> page.getFileName().toString())
                .collect(Collectors.toSet());
        var missing = new ArrayList<String>();
        for (var file : SourceTree.files()) {
            if (!SourceTree.isText(file)) {
                continue;
            }
            for (var line : SourceTree.text(file).split("\n")) {
                if (SourceTree.isPage(file) || COMMENT.matcher(line).matches()) {
                    for (var named = PAGE.matcher(line); named.find(); ) {
                        if (!exists(file, named.group()) && !names.contains(named.group())) {
                            missing.add(SourceTree.name(file) + " names " + named.group());
                        }
                    }
                }
                for (var named = DOC.matcher(line); named.find(); ) {
                    if (!exists(file, named.group())) {
                        missing.add(SourceTree.name(file) + " names " + named.group());
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean exists(Path file, String named) {
        return Files.exists(SourceTree.HOME.resolve(named))
                || Files.exists(file.resolveSibling(named).normalize());
    }
}
