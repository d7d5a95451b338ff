package dev.parley.gateway.rest.documents;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a downloaded document is called (RFC 6266): for old clients in ASCII, for all others as its title has it.
record FileName(String ascii, String full) {
    /// Letters, as a person counts them.
    private static final int MAX_LETTERS = 100;
    /// With its extension a name has at most 255 bytes on most disks.
    private static final int MAX_BYTES = 200;

    /// No file system has them all, and what turns a name around (U+202E) makes another of its end.
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cntrl}\\p{Cs}\\\\/:*?\"<>|\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+");

    static FileName of(String title, String extension) {
        var safe = UNFIT.matcher(title).replaceAll(" ").replaceAll("\\s+", " ").replaceAll("^[ .]+|[ .]+$", "");
        var cut = cut(safe).replaceAll("[ .]+$", "");
        var full = cut.isEmpty() ? "document" : cut;
        var ascii = Normalizer.normalize(full, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9 ._-]", "")
                .replaceAll("^[ .]+|[ .]+$", "");
        return new FileName((ascii.isEmpty() ? "document" : ascii) + "." + extension, full + "." + extension);
    }

    /// Between two letters: what one looks at may be many characters.
    private static String cut(String name) {
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(name);
        var end = 0;
        for (var count = 0; count < MAX_LETTERS; count++) {
            var next = letters.next();
            if (next == BreakIterator.DONE
                    || name.substring(0, next).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                break;
            }
            end = next;
        }
        return name.substring(0, end);
    }

    String disposition() {
        var encoded = URLEncoder.encode(full, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
