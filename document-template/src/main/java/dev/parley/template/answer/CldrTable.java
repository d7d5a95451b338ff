package dev.parley.template.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What CLDR calls things in many languages, in small letters: one name a line, a tab, and what is called so. The
/// tests make these files of it, and see to it that they are what it says.
enum CldrTable {
    /// By what a number is multiplied.
    SCALES("scales"),
    /// Codes of the currencies that are money today.
    CURRENCIES("currencies"),
    /// Codes of currencies by sign, and by each word of their names.
    CURRENCY_SIGNS("currency-signs"),
    CURRENCY_WORDS("currency-words"),
    /// English units by name; `part`: the word is in the names of units, but none by itself.
    UNITS("units");

    private final String file;
    private volatile @Nullable Map<String, String> lines;

    CldrTable(String file) {
        this.file = "/cldr/" + file + ".txt";
    }

    /// Null where nothing is called so. Read when it is asked for the first time: most people never say such a word.
    @Nullable
    String of(String name) {
        var known = lines;
        if (known == null) {
            known = read();
            lines = known;
        }
        return known.get(name);
    }

    private Map<String, String> read() {
        try (var text = new BufferedReader(
                new InputStreamReader(CldrTable.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return text.lines()
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
