package dev.parley.rendering.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// The typefaces a PDF is drawn with, each for what those before it lack. All come from libraries and never from the
/// machine, so that a file looks the same wherever it was made (all: SIL Open Font License).
enum Typeface {
    /// As wide as Times: Latin, Greek and Cyrillic.
    TEXT(
            "Liberation Serif",
            "/liberation/LiberationSerif-",
            new Face("Regular", 400, FontStyle.NORMAL),
            new Face("Italic", 400, FontStyle.ITALIC),
            new Face("Bold", 700, FontStyle.NORMAL),
            new Face("BoldItalic", 700, FontStyle.ITALIC)),
    /// As wide as Courier.
    CODE(
            "Liberation Mono",
            "/liberation/LiberationMono-",
            new Face("Regular", 400, FontStyle.NORMAL),
            new Face("Italic", 400, FontStyle.ITALIC),
            new Face("Bold", 700, FontStyle.NORMAL),
            new Face("BoldItalic", 700, FontStyle.ITALIC)),
    /// Most other alphabets, and signs: Arabic, Hebrew, Thai, the scripts of India and many more.
    SCRIPTS(
            "Kurinto Sans",
            "/fonts/ttf/Kurinto/KurintoSans-",
            new Face("Rg", 400, FontStyle.NORMAL),
            new Face("It", 400, FontStyle.ITALIC),
            new Face("Bd", 700, FontStyle.NORMAL),
            new Face("BdIt", 700, FontStyle.ITALIC)),
    /// Chinese and Japanese.
    EAST_ASIA(
            "Noto Sans SC",
            "/fonts/ttf/NotoSansSC/NotoSansSC-",
            new Face("Regular", 400, FontStyle.NORMAL),
            new Face("Bold", 700, FontStyle.NORMAL));

    /// One cut of a typeface, by the end of its file's name.
    record Face(String file, int weight, FontStyle style) {}

    private static final int LAST = 0x3FFFF;

    final String family;
    final List<Face> faces;
    private final String path;
    /// Null until the first letter is asked for.
    private @Nullable BitSet drawn;

    Typeface(String family, String path, Face... faces) {
        this.family = family;
        this.path = path;
        this.faces = List.of(faces);
    }

    String path(Face face) {
        return path + face.file + ".ttf";
    }

    /// The first that has it; empty: none has.
    static Optional<Typeface> of(int codePoint) {
        for (var each : values()) {
            if (each != CODE && each.draws(codePoint)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    synchronized boolean draws(int codePoint) {
        if (drawn == null) {
            drawn = read();
        }
        return drawn.get(codePoint);
    }

    /// What its upright cut has; the others have the same.
    private BitSet read() {
        try (var in = Typeface.class.getResourceAsStream(path(faces.getFirst()));
                var font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            var letters = font.getUnicodeCmapLookup();
            var found = new BitSet(LAST);
            for (var each = 0x20; each <= LAST; each++) {
                if (letters.getGlyphId(each) != 0) {
                    found.set(each);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
