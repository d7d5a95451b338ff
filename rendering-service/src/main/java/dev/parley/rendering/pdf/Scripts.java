package dev.parley.rendering.pdf;

import com.ibm.icu.text.Bidi;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// Gives every run of letters the typeface that has them. What none has becomes an empty box, and what shows nothing is
/// left out: some fonts draw even that.
final class Scripts {
    static final int BOX = 0x25A1;
    /// Runs of a page, each of which costs memory; beyond, the layout looks for each letter's typeface itself.
    private static final int MAX_RUNS = 5_000;

    private int runs;

    private Scripts() {}

    static void make(Document page) {
        new Scripts().visit((Element) page.getElementsByTagName("main").item(0), Typeface.TEXT, false);
    }

    /// As deep as the bounds of the text let it go.
    private void visit(Element parent, Typeface usual, boolean fromRight) {
        var each = parent.getFirstChild();
        while (each != null) {
            var next = each.getNextSibling();
            switch (each) {
                case Text text -> new Line(text, usual, fromRight).set();
                case Element element ->
                    visit(
                            element,
                            element.getTagName().equals("code") ? Typeface.CODE : usual,
                            element.hasAttribute("dir")
                                    ? element.getAttribute("dir").equals("rtl")
                                    : fromRight);
                default -> {}
            }
            each = next;
        }
    }

    /// The words of one piece of text.
    private final class Line {
        private final Text text;
        private final Typeface usual;
        private final String words;
        private final boolean wholeFromRight;
        private final byte @Nullable [] levels;

        Line(Text text, Typeface usual, boolean fromRight) {
            this.text = text;
            this.usual = usual;
            this.wholeFromRight = fromRight;
            var seen = new StringBuilder(text.getLength());
            text.getData()
                    .codePoints()
                    .filter(each -> !isUnseen(each) || isJoining(each))
                    .map(each -> isDrawn(each) ? each : BOX)
                    .forEach(seen::appendCodePoint);
            words = fromRight ? seen.toString() : withoutJoiningFromLeft(seen.toString());
            levels = fromRight ? null : levels(words);
        }

        /// Null where all is from left to right.
        private static byte @Nullable [] levels(String words) {
            return Bidi.requiresBidi(words.toCharArray(), 0, words.length())
                    ? new Bidi(words, Bidi.LTR).getLevels()
                    : null;
        }

        /// What joins is for letters that are joined.
        private static String withoutJoiningFromLeft(String words) {
            if (words.chars().noneMatch(Scripts::isJoining)) {
                return words;
            }
            var levels = levels(words);
            var kept = new StringBuilder(words.length());
            for (var at = 0; at < words.length(); at++) {
                if (!isJoining(words.charAt(at)) || levels != null && levels[at] > 0) {
                    kept.append(words.charAt(at));
                }
            }
            return kept.toString();
        }

        void set() {
            if (words.codePoints().allMatch(each -> each == '\n' || usual.draws(each) && !isJoining(each))) {
                text.setData(words);
                return;
            }
            var from = 0;
            while (from < words.length()) {
                var typeface = typeface(from);
                var to = from + Character.charCount(words.codePointAt(from));
                while (to < words.length() && (runs >= MAX_RUNS || goesOn(from, to, typeface))) {
                    to += Character.charCount(words.codePointAt(to));
                }
                runs++;
                append(words.substring(from, to), typeface);
                from = to;
            }
            text.getParentNode().removeChild(text);
        }

        private boolean goesOn(int from, int to, Typeface typeface) {
            if (isFromRight(from) || isFromRight(to)) {
                return isFromRight(from) && isFromRight(to);
            }
            return words.charAt(to) == ' ' && typeface.draws(' ') || typeface(to) == typeface;
        }

        /// What is turned around stays together, with the numbers and signs in it.
        private boolean isFromRight(int at) {
            return wholeFromRight || levels != null && levels[at] > 0;
        }

        private Typeface typeface(int at) {
            var letter = words.codePointAt(at);
            if (isFromRight(at) || isJoining(letter)) {
                return Typeface.SCRIPTS;
            }
            return letter == '\n' || usual.draws(letter)
                    ? usual
                    : Typeface.of(letter).orElse(usual);
        }

        private void append(String run, Typeface typeface) {
            var page = text.getOwnerDocument();
            Node set = page.createTextNode(run);
            if (typeface != usual || runs >= MAX_RUNS) {
                var span = page.createElementNS(text.getParentNode().getNamespaceURI(), "span");
                span.setAttribute("style", families(typeface));
                span.appendChild(set);
                set = span;
            }
            text.getParentNode().insertBefore(set, text);
        }

        private String families(Typeface typeface) {
            return runs < MAX_RUNS
                    ? "font-family: '" + typeface.family + "'"
                    : Stream.concat(Stream.of(usual), Stream.of(Typeface.SCRIPTS, Typeface.EAST_ASIA))
                            .map(each -> "'" + each.family + "'")
                            .collect(Collectors.joining(", ", "font-family: ", ""));
        }
    }

    private static boolean isDrawn(int letter) {
        return letter == '\n' || isJoining(letter) || Typeface.of(letter).isPresent();
    }

    /// What keeps Arabic letters apart or together: it has done so before anything is drawn.
    private static boolean isJoining(int letter) {
        return letter == 0x200C || letter == 0x200D;
    }

    private static boolean isUnseen(int letter) {
        return Character.getType(letter) == Character.FORMAT
                || letter == 0x034F
                || letter >= 0xFE00 && letter <= 0xFE0F
                || letter >= 0xE0100 && letter <= 0xE01EF;
    }
}
