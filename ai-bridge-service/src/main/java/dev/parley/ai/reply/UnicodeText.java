package dev.parley.ai.reply;

/// Makes text as it arrives into Unicode text that every part of Parley tells and keeps alike: U+FFFD stands where half
/// a surrogate pair or a NUL was. A pair may come in two pieces.
final class UnicodeText {
    private static final char REPLACEMENT = '\ufffd';

    private char high;

    String more(String text) {
        if (high == 0 && isFit(text)) {
            return text;
        }
        var fit = new StringBuilder(text.length() + 1);
        for (var at = 0; at < text.length(); at++) {
            take(text.charAt(at), fit);
        }
        return fit.toString();
    }

    /// What is left when nothing more comes.
    String end() {
        var left = high == 0 ? "" : String.valueOf(REPLACEMENT);
        high = 0;
        return left;
    }

    static String of(String text) {
        var whole = new UnicodeText();
        return whole.more(text) + whole.end();
    }

    private void take(char each, StringBuilder fit) {
        if (Character.isLowSurrogate(each)) {
            fit.append(high == 0 ? "" : high).append(high == 0 ? REPLACEMENT : each);
            high = 0;
            return;
        }
        fit.append(end());
        if (Character.isHighSurrogate(each)) {
            high = each;
        } else {
            fit.append(each == 0 ? REPLACEMENT : each);
        }
    }

    private static boolean isFit(String text) {
        return text.chars().noneMatch(each -> each == 0 || Character.isSurrogate((char) each));
    }
}
