package dev.parley.session.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One emoji by the grammar of UTS #51, and one form of it: what looks the same is the same reaction. Selectors of
/// presentation (U+FE0E, U+FE0F) are put where the standard has them, whatever was sent; a skin tone is another emoji.
final class Emoji {
    private static final int TEXT = 0xFE0E;
    private static final int PICTURE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG = 0xE0000;
    private static final int LAST_TAG = 0xE007F;
    private static final int REGION_A = 0x1F1E6;

    /// What has a flag: the countries, and the other regions that UTS #51 (emoji-sequences.txt) gives one.
    private static final Set<String> REGIONS = Stream.concat(
                    Stream.of(Locale.getISOCountries()),
                    Stream.of("AC", "CP", "CQ", "DG", "EA", "EU", "IC", "TA", "UN", "XK"))
            .collect(Collectors.toUnmodifiableSet());

    /// What has a flag that is written in tags (emoji-sequences.txt): England, Scotland and Wales.
    private static final Set<String> TAGGED = Set.of("gbeng", "gbsct", "gbwls");

    private final int[] points;
    private final StringBuilder form = new StringBuilder();
    private int at;

    private Emoji(String text) {
        points = text.codePoints()
                .filter(point -> point != TEXT && point != PICTURE)
                .toArray();
    }

    /// Empty when it is anything but one emoji.
    static Optional<String> normalized(String text) {
        var emoji = new Emoji(text);
        return emoji.isOne() ? Optional.of(emoji.form.toString()) : Optional.empty();
    }

    private boolean isOne() {
        if (points.length == 0) {
            return false;
        }
        if (points.length == 2 && REGIONS.contains(letter(points[0]) + letter(points[1]))) {
            form.appendCodePoint(points[0]).appendCodePoint(points[1]);
            return true;
        }
        if (points.length == 2 && points[1] == KEYCAP && isKey(points[0])) {
            form.appendCodePoint(points[0]).appendCodePoint(PICTURE).appendCodePoint(KEYCAP);
            return true;
        }
        while (element()) {
            if (at == points.length) {
                return true;
            }
            if (points[at] != JOINER) {
                return false;
            }
            form.appendCodePoint(points[at++]);
        }
        return false;
    }

    /// An emoji with its skin tone, or a flag with its tags.
    private boolean element() {
        if (at == points.length || !isBase(points[at])) {
            return false;
        }
        var base = points[at++];
        form.appendCodePoint(base);
        if (Character.isEmojiModifierBase(base) && at < points.length && Character.isEmojiModifier(points[at])) {
            form.appendCodePoint(points[at++]);
        } else if (!Character.isEmojiPresentation(base)) {
            form.appendCodePoint(PICTURE);
        }
        return at == points.length || !isTag(points[at]) || base == BLACK_FLAG && flag();
    }

    /// The tags behind a black flag. Elsewhere, or others, they would be text that nobody sees.
    private boolean flag() {
        var region = new StringBuilder();
        for (; at < points.length && isTag(points[at]) && points[at] != LAST_TAG; at++) {
            region.appendCodePoint(points[at] - TAG);
            form.appendCodePoint(points[at]);
        }
        if (at == points.length || points[at] != LAST_TAG || !TAGGED.contains(region.toString())) {
            return false;
        }
        form.appendCodePoint(points[at++]);
        return true;
    }

    private static boolean isTag(int point) {
        return point >= TAG && point <= LAST_TAG;
    }

    private static boolean isBase(int point) {
        return Character.isEmoji(point) && !isKey(point) && !isRegion(point);
    }

    private static boolean isKey(int point) {
        return point >= '0' && point <= '9' || point == '#' || point == '*';
    }

    private static boolean isRegion(int point) {
        return point >= REGION_A && point < REGION_A + 26;
    }

    private static String letter(int point) {
        return isRegion(point) ? Character.toString('A' + point - REGION_A) : "";
    }
}
