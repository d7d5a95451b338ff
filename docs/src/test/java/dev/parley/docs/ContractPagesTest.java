package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said on the wires stands on the pages, to the name of every field.
class ContractPagesTest {
    private static final Path RESOURCES = SourceTree.HOME.resolve("gateway-service/src/test/resources");
    private static final Pattern FIELD = Pattern.compile("\"([\\w.:]+)\"\\s*:");
    private static final Pattern TYPE = Pattern.compile("^\\W*\"type\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern WORD = Pattern.compile("[\\w:]+(\\.\\w+)*");
    /// Whose names are those of whoever fills it.
    private static final Pattern FREE =
            Pattern.compile("\"(answers|metadata|data|prefill)\"\\s*:\\s*\\{[^{}]*}", Pattern.DOTALL);

    @Test
    void everyExampleOfParleyStandsOnThePageOfTheProtocol() {
        var words = words("docs/protocol.md");
        var missing = new ArrayList<String>();
        for (var file : files("frames/parley")) {
            var frame = SourceTree.text(file);
            for (var name : names(frame)) {
                if (!words.contains(name)) {
                    missing.add(name + " of " + file.getFileName());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"avai", "documents", "rooms", "pitchey"})
    void everyFrameOfADialectStandsOnItsPage(String dialect) {
        var words = words("docs/dialects/" + dialect + ".md");
        words.addAll(words("docs/dialects/README.md"));
        var missing = new TreeSet<String>();
        for (var file : files("transcripts/" + dialect)) {
            for (var line : SourceTree.text(file).split("\n")) {
                // What a client says may be nonsense, that is refused.
                missing.addAll(line.startsWith("<") ? names(line) : fields(line));
            }
        }
        missing.removeAll(words);
        assertEquals(Set.of(), missing);
    }

    private static List<Path> files(String folder) {
        return SourceTree.files().stream()
                .filter(file -> file.startsWith(RESOURCES.resolve(folder)))
                .toList();
    }

    private static Set<String> words(String page) {
        return WORD.matcher(SourceTree.text(SourceTree.HOME.resolve(page)))
                .results()
                .flatMap(word -> List.of(word.group(), word.group().replaceAll("^:|:$", "")).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> names(String frame) {
        var names = fields(frame);
        TYPE.matcher(frame).results().forEach(type -> names.add(type.group(1)));
        return names;
    }

    private static Set<String> fields(String frame) {
        return FIELD.matcher(FREE.matcher(frame).replaceAll("\"$1\": 0"))
                .results()
                .map(field -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
