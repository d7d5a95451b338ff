package dev.parley.ai.openai.stream;

import org.jspecify.annotations.Nullable;

/// Tells what is new in a `message` that comes where a `delta` should. Some services say in each all that has been
/// said, others only what is new, and a message that begins with all before it may be either. What the two readings do
/// not share is kept back until something tells them apart, or nothing more comes; if it is open even then, words told
/// twice are better than words lost.
final class Messages {
    private enum Reading {
        OPEN,
        WHOLES,
        PIECES
    }

    /// A text of so many different characters is not said again by chance.
    private static final int TELLING = 8;
    /// Nor does a text grow so often by chance.
    private static final int GROWN = 2;
    /// Characters of what is open.
    private static final int MOST_OPEN = 4096;

    private final StringBuilder asWholes = new StringBuilder();
    private final StringBuilder asPieces = new StringBuilder();
    private Reading reading = Reading.OPEN;
    private String first = "";
    private int told;
    private int grown;

    /// What to tell where a `delta` says this, which is always new. A message behind it repeats it.
    String delta(String words) {
        if (words.isEmpty()) {
            return "";
        }
        var open = end();
        if (reading == Reading.OPEN) {
            reading = Reading.WHOLES;
        }
        asWholes.append(words);
        return open + words;
    }

    /// What to tell where a `message` says this.
    String message(String words) {
        return words.isEmpty()
                ? ""
                : switch (reading) {
                    case OPEN -> first.isEmpty() ? begin(words) : open(words);
                    case WHOLES -> whole(words);
                    case PIECES -> words;
                };
    }

    /// What is left to tell when no message comes, or none for now.
    String end() {
        if (first.isEmpty() || reading != Reading.OPEN) {
            return "";
        }
        return read(isRun() ? Reading.PIECES : Reading.WHOLES);
    }

    private String begin(String words) {
        first = words;
        asWholes.append(words);
        asPieces.append(words);
        told = words.length();
        return words;
    }

    private String open(String words) {
        var before = asWholes.toString();
        var rest = rest(words, before);
        asPieces.append(words);
        if (rest == null) {
            return read(Reading.PIECES);
        }
        asWholes.append(rest);
        grown += rest.isEmpty() ? 0 : 1;
        if (grown >= GROWN && isTelling(before)) {
            return read(Reading.WHOLES);
        }
        return asPieces.length() > MOST_OPEN ? end() : shared();
    }

    private String whole(String words) {
        var rest = rest(words, asWholes.toString());
        var more = rest == null ? words : rest;
        asWholes.append(more);
        return more;
    }

    private String read(Reading known) {
        reading = known;
        var rest = (known == Reading.PIECES ? asPieces : asWholes).substring(told);
        asPieces.setLength(0);
        return rest;
    }

    private String shared() {
        var from = told;
        while (told < Math.min(asWholes.length(), asPieces.length())
                && asWholes.charAt(told) == asPieces.charAt(told)) {
            told++;
        }
        return asWholes.substring(from, told);
    }

    /// Whether it is nothing but the first said again and again, which an answer may well do.
    private boolean isRun() {
        var once = withoutSpace(first);
        var all = withoutSpace(asWholes.toString());
        return asPieces.length() > first.length()
                && !isTelling(first)
                && (all.chars().distinct().count() < 2 || all.replace(once, "").isEmpty());
    }

    private static boolean isTelling(String text) {
        return text.codePoints().distinct().count() >= TELLING;
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }

    /// What is said behind what was said before; null where that is not repeated. Who says a text again may have
    /// trimmed it.
    private static @Nullable String rest(String words, String before) {
        if (words.startsWith(before)) {
            return words.substring(before.length());
        }
        var begun = before.stripLeading();
        var again = words.stripLeading();
        var repeated = again.startsWith(begun) ? begun : begun.stripTrailing();
        return repeated.isEmpty() || !again.startsWith(repeated) ? null : again.substring(repeated.length());
    }
}
