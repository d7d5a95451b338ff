package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a page names in backticks, `fanout/ConversationChannel` or `docs/adr/`, is where it says.
class PathsTest {
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern PATH = Pattern.compile("`(?:\\./)?+([\\w.-]+(?:/(?:[\\w.-]+|\\{[\\w,]+}))+)/?`");
    private static final Pattern BRACES = Pattern.compile("\\{([\\w,]+)}");
    /// They tell of their day.
    private static final String DECISIONS = "docs/adr/";
    /// What somebody makes who builds or starts, and what only looks like a path.
    private static final Pattern NOT_OURS = Pattern.compile(
            "\\.parley/.*|(.*/)?target(/.*)?|compose/tls/.*|[\\d./]+|[a-z]+/s|http/protobuf|(application|text|image)/.*");

    @Test
    void everyPathThatAPageNamesIsThere() {
        var known = known();
        var missing = new ArrayList<String>();
        for (var page : SourceTree.pages()) {
            if (SourceTree.name(page).startsWith(DECISIONS)) {
                continue;
            }
            var text = CODE.matcher(SourceTree.text(page)).replaceAll("");
            for (var named = PATH.matcher(text); named.find(); ) {
                for (var path : alternatives(named.group(1))) {
                    if (!NOT_OURS.matcher(path).matches() && !known.contains(path)) {
                        missing.add(SourceTree.name(page) + " names " + path);
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    /// `rest/{v1,rooms}` are two.
    private static List<String> alternatives(String path) {
        var braces = BRACES.matcher(path);
        if (!braces.find()) {
            return List.of(path);
        }
        return Arrays.stream(braces.group(1).split(","))
                .flatMap(one ->
                        alternatives(path.substring(0, braces.start()) + one + path.substring(braces.end())).stream())
                .toList();
    }

    /// Every file and folder by every end of its path, those of code without their ending, too.
    private static Set<String> known() {
        var known = new HashSet<String>();
        for (var file : SourceTree.files()) {
            for (var path = SourceTree.HOME.relativize(file); path != null; path = path.getParent()) {
                addEnds(known, path);
            }
        }
        return known;
    }

    private static void addEnds(Set<String> known, Path path) {
        for (var from = 0; from < path.getNameCount(); from++) {
            var end = path.subpath(from, path.getNameCount()).toString();
            known.add(end);
            known.add(end.replaceFirst("\\.(java|ts|tsx)$", ""));
        }
    }
}
