package dev.parley.template.answer;

/// Text in which nothing can be seen: spaces of every kind, and characters that are there for the layout alone.
public final class Blank {
    /// The property Default_Ignorable_Code_Point of Unicode, which the JDK does not know: first and last of each range.
    private static final int[][] IGNORABLE = {
        {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
        {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    };
    private static final int EMPTY_BRAILLE = 0x2800;

    private Blank() {}

    public static boolean is(String text) {
        return text.codePoints().allMatch(point -> isSpace(point) || isIgnorable(point));
    }

    /// Without what cannot be seen at its ends; what a last emoji is made of stays.
    public static String strip(String text) {
        var begin = 0;
        var end = text.length();
        while (begin < end && isEdge(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (end > begin && isEdge(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    /// How many characters of it take part in what is seen, spaces between them included.
    public static int visible(String text) {
        return (int)
                strip(text).codePoints().filter(point -> !isIgnorable(point)).count();
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point)
                || point == EMPTY_BRAILLE;
    }

    private static boolean isIgnorable(int point) {
        for (var range : IGNORABLE) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return Character.getType(point) == Character.FORMAT;
    }

    /// Marks of direction have their partners further on, and selectors belong to what they follow.
    private static boolean isEdge(int point) {
        return isSpace(point)
                || switch (point) {
                    case 0x00AD, 0x115F, 0x1160, 0x200B, 0x2060, 0x3164, 0xFEFF, 0xFFA0 -> true;
                    default -> false;
                };
    }
}
