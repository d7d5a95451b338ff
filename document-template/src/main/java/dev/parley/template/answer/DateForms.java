package dev.parley.template.answer;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The shapes of dates in lower-case text. Every quantifier is bounded, so each is found in linear time.
final class DateForms {
    private static final String LEFT = "(?<![\\p{L}\\p{N}/.-])";
    private static final String RIGHT = "(?![\\p{L}\\p{N}])(?![/.-]?\\d)";
    private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![\\p{L}])\\.?";
    private static final String SHORT_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
    private static final String DAY = "(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?";
    private static final String YEAR =
            "(?:[ ,-]{0,2}(?:of |in )?(\\d{4}|'\\d{2}|\\d{2}(?=\\W{0,9}(?:$|please|thank))))?";
    private static final String WEEKDAY =
            "(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?" + "|sat(?:urday)?|sun(?:day)?)";
    private static final String COUNT = "(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
            + "|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
            + "|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            + "(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)";
    private static final String UNIT = "(day|week|fortnight|month|year)(?:'?s)?";

    static final Pattern TIME = form("(?:at )?(?:\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?|\\d{1,2} ?[ap]m)");
    static final Pattern RELATIVE_YEAR = Pattern.compile("\\b(?:of |in )?(this|next) year\\b");
    static final Pattern ORDINAL = Pattern.compile("\\b((?:twenty|thirty)[ -])?(first|second|third|fourth|fifth|sixth"
            + "|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth"
            + "|eighteenth|nineteenth|twentieth|thirtieth)(?= (?:day )?of\\b| " + SHORT_MONTH + ")");
    static final Pattern ISO = form("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    static final Pattern COMPACT = form("(\\d{4})(\\d{2})(\\d{2})");
    static final Pattern DOTS = form("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4}|\\d{2})");
    static final Pattern SLASHES = form("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|\\d{2})");
    static final Pattern END_OF = form("(?:the )?(?:end|last day) of (?:(the|this|the current|next|the next) )?month");
    static final Pattern END_OF_YEAR = form("(?:the )?(?:end|last day) of (?:the year|the current year|year|(\\d{4}))");
    static final Pattern END_OF_MONTH = form("(?:the )?(?:end|last day) of " + MONTH + YEAR);
    static final Pattern OF_MONTH =
            form("(?:the )?" + DAY + "(?: day)? of (this|the current|next|the next|the coming) month");
    static final Pattern DAY_MONTH = form(DAY + "\\.?(?: day)?[ -]?(?:of )?" + MONTH + YEAR);
    static final Pattern MONTH_DAY = form(MONTH + "[ -]?(?:the )?" + DAY + YEAR);
    static final Pattern NAMED = form("(?:the )?(day after tomorrow|day before yesterday)|(today|tomorrow|yesterday)");
    static final Pattern AHEAD = form("in " + COUNT + " " + UNIT + "(?:'? time)?(?! (?:from|after|before)\\b)");
    static final Pattern FROM = form(COUNT + " " + UNIT + " (from now|from today|from tomorrow|ago)");
    static final Pattern DAY_OF_WEEK =
            form("(?:(next|last|this coming|coming|this|on) )?" + WEEKDAY + "\\.?(?: (?:of )?(next|this) week)?");
    static final Pattern MONTH_ALONE = form("(?:of|in|early|mid|late|next|this|last|every|each)[ -]" + MONTH
            + "|(?:january|february|april|june|july|august|september|october|november|december)");

    /// Words of their own, and weekdays only for short.
    static final Set<String> AMBIGUOUS = Set.of("mon", "wed", "sat", "sun", "tues", "thu", "fri");

    private DateForms() {}

    static int month(String name) {
        for (Month month : Month.values()) {
            if (month.name().substring(0, 3).equalsIgnoreCase(name.substring(0, 3))) {
                return month.getValue();
            }
        }
        throw new IllegalStateException();
    }

    static DayOfWeek weekday(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(name.substring(0, 3))) {
                return day;
            }
        }
        throw new IllegalStateException();
    }

    private static Pattern form(String form) {
        return Pattern.compile(LEFT + "(?:" + form + ")" + RIGHT);
    }
}
