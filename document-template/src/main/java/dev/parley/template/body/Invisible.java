package dev.parley.template.body;

/// What shows nothing wherever it stands.
final class Invisible {
    private Invisible() {}

    static boolean isAll(String text) {
        return text.codePoints().allMatch(Invisible::is);
    }

    static boolean is(int each) {
        return Character.isWhitespace(each)
                || Character.isSpaceChar(each)
                || Character.getType(each) == Character.FORMAT
                || Character.getType(each) == Character.CONTROL
                // Letters and a symbol that are drawn as nothing, and what only chooses between forms of another.
                || each == 0x115F
                || each == 0x1160
                || each == 0x3164
                || each == 0xFFA0
                || each == 0x2800
                || each == 0x034F
                || each >= 0xFE00 && each <= 0xFE0F
                || each >= 0xE0100 && each <= 0xE01EF;
    }
}
