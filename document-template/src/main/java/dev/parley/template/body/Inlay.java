package dev.parley.template.body;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the answers into the body that was laid out without them: each keeps to its spot, and the structure around
/// stays what it is around one word.
final class Inlay {
    private static final Pattern RIGHT_TO_LEFT =
            Pattern.compile("[\\p{IsHebrew}\\p{IsArabic}\\p{IsSyriac}\\p{IsThaana}\\p{IsNko}\\p{IsAdlam}]");
    /// Where a sign of the template would make something of an answer behind it.
    private static final Pattern GLUE = Pattern.compile("(?:[\\\\<&\\[]|&#x?)$");
    private static final Pattern BEFORE_ANY_WORD = Pattern.compile("[\\s>+*\\-\\d.)]*");
    private static final Pattern PLACE_IN_A_LIST = Pattern.compile("\\d{1,9}");

    private record Edit(int to, String text) {}

    private final String body;
    private final SetAside answers;
    private final Layout layout;
    private final boolean isolated;
    private final TreeMap<Integer, Edit> edits = new TreeMap<>();

    private Inlay(String body, SetAside answers) {
        this.body = body;
        this.answers = answers;
        layout = Layout.of(body, mark -> answers.get(mark).isEmpty());
        isolated = RIGHT_TO_LEFT.matcher(body).find() || answers.any(RIGHT_TO_LEFT);
    }

    static String of(String body, SetAside answers) {
        var inlay = new Inlay(body, answers);
        inlay.plan();
        return Emptied.tidied(inlay.made());
    }

    private void plan() {
        var mark = SetAside.MARK.matcher(body);
        while (mark.find()) {
            edits.put(mark.start(), new Edit(mark.end(), at(mark.start(), mark.end(), number(mark.group(1)))));
        }
        layout.codes().forEach(code -> replace(code.from(), code.to(), code(code)));
        layout.empty().forEach(part -> replace(part.from(), part.to(), Emptied.NOTHING));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /// Instead of whatever was planned within.
    private void replace(int from, int to, String text) {
        var around = edits.floorEntry(from);
        if (around == null || around.getValue().to < to) {
            edits.subMap(from, true, to, false).clear();
            edits.put(from, new Edit(to, text));
        }
    }

    private String made() {
        var made = new StringBuilder();
        var at = 0;
        for (var edit : edits.entrySet()) {
            made.append(body, at, edit.getKey()).append(edit.getValue().text);
            at = edit.getValue().to;
        }
        return made.append(body, at, body.length()).toString();
    }

    /// With as many backticks around as set it apart from those within.
    private String code(Layout.CodeSpan code) {
        var content = SetAside.MARK.matcher(code.content()).replaceAll(mark -> {
            var number = number(mark.group(1));
            return Matcher.quoteReplacement(Written.at(layout.spot(number), answers.get(number), false));
        });
        if (content.isBlank()) {
            return Emptied.NOTHING;
        }
        var fence = "`";
        while (content.contains(fence)) {
            fence += "`";
        }
        var space = content.startsWith("`") || content.endsWith("`") ? " " : "";
        return fence + space + content + space + fence;
    }

    private String at(int from, int to, int mark) {
        var spot = layout.spot(mark);
        var answer = answers.get(mark);
        if (!spot.isText()) {
            return Written.at(spot, answer, false);
        }
        if (answer.isEmpty()) {
            return spot.startsEmphasis() || spot.endsEmphasis() ? Written.JOINER : Emptied.NOTHING;
        }
        var written = Written.at(spot, answer, isolated);
        var before = body.substring(body.lastIndexOf('\n', from - 1) + 1, from);
        var head = GLUE.matcher(before).find()
                || spot.startsEmphasis() && !isWordly(written.codePointAt(0)) && goesOn(from, -1)
                || BEFORE_ANY_WORD.matcher(before).matches() && isPlace(written, to);
        var tail = spot.endsEmphasis() && !isWordly(written.codePointBefore(written.length())) && goesOn(to, 1);
        return (head ? Written.JOINER : "") + written + (tail ? Written.JOINER : "");
    }

    /// “1” before “. and so on” would begin a list.
    private boolean isPlace(String written, int to) {
        return PLACE_IN_A_LIST.matcher(written).matches()
                && to < body.length()
                && ".)\ufdd0".indexOf(body.charAt(to)) >= 0;
    }

    /// Whether on the other side of an emphasis' signs a word goes on, so that they need one on this side too.
    private boolean goesOn(int edge, int step) {
        var at = step < 0 ? edge - 1 : edge;
        while (at >= 0 && at < body.length() && "*_".indexOf(body.charAt(at)) >= 0) {
            at += step;
        }
        if (at < 0 || at >= body.length()) {
            return false;
        }
        var beyond = body.charAt(at);
        return !Character.isWhitespace(beyond) && !Character.isSpaceChar(beyond) && ".,;:!?)(\"'".indexOf(beyond) < 0;
    }

    private static boolean isWordly(int each) {
        return Character.isLetterOrDigit(each);
    }
}
