package dev.parley.template.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A numeral, a word or one other sign of a text; `glued` to what stands before it without a space.
record Token(Kind kind, String said, boolean glued) {
    enum Kind {
        NUMERAL,
        WORD,
        SIGN
    }

    private static final Pattern TOKEN = Pattern.compile("(?<numeral>\\d{1,3}(?: \\d{3})++(?!\\d)(?:[.,]\\d++)?+"
            + "|\\d++(?:[.,']\\d++)*+)|(?<word>[\\p{L}\\p{M}]++(?:'[\\p{L}\\p{M}]++)*+)|(?<sign>\\S)");

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(Plain.of(text));
        int end = -1;
        while (matcher.find()) {
            Kind kind = matcher.group("numeral") != null
                    ? Kind.NUMERAL
                    : matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
            tokens.add(new Token(kind, matcher.group(), matcher.start() == end));
            end = matcher.end();
        }
        return tokens;
    }

    /// What it says, lower-case.
    String text() {
        return said.toLowerCase(Locale.ROOT);
    }

    boolean is(Kind kind, String text) {
        return this.kind == kind && text().equals(text);
    }

    Token loose() {
        return new Token(kind, said, false);
    }
}
