package dev.parley.template.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.Collectors;

/// What can be drawn in a PDF: what the fonts of the rendering service have together. A test there holds the list to
/// the fonts.
public final class Drawn {
    /// Letters that are told.
    private static final int TOLD = 10;

    private static final BitSet ALL = read();

    private Drawn() {}

    /// Ranges of code points, hexadecimal, each on a line.
    private static BitSet read() {
        try (var in = Drawn.class.getResourceAsStream("drawn.txt")) {
            var all = new BitSet();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().forEach(range -> {
                var ends = range.split("-");
                all.set(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16) + 1);
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean is(int codePoint) {
        return ALL.get(codePoint);
    }

    /// The letters of a text that cannot be drawn, each once and the first few of them; empty: all can.
    public static String without(String text) {
        return text.codePoints()
                .filter(each -> !is(each) && !Invisible.is(each))
                .distinct()
                .limit(TOLD)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
