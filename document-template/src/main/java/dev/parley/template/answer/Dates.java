package dev.parley.template.answer;

import static java.time.temporal.TemporalAdjusters.firstDayOfNextMonth;
import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;

import dev.parley.template.answer.Understood.Meant;
import dev.parley.template.answer.Understood.Unclear;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Dates in words. A weekday alone is the next such day after today; “next Friday” is the Friday of the week after
/// this one (weeks begin on Monday). A day and month without a year is the next one from today on. With dots the day
/// stands first; with slashes only where it cannot be read otherwise.
public final class Dates {
    private static final String MONTH =
            "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:t|uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\\.?";
    private static final String YEAR = "(?:,? ?(?:of )?(\\d{4}|'?\\d{2})(?!\\d))?";
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<![\\d./-])(\\d{1,2})([./-]) ?(\\d{1,2})(?:\\2 ?(\\d{4}|\\d{2}))?(?![\\d/-])");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\.? ?(?:of )?" + MONTH + "(?!\\p{L})" + YEAR);
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?<!\\p{L})" + MONTH + " (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)" + YEAR);
    private static final Pattern AHEAD = Pattern.compile(
            "(?:in |after )?(\\p{L}+|\\d{1,3}) (day|week|fortnight|month|year)s?(?: from (?:now|today))?(?!\\p{L})");
    private static final Pattern WEEKDAY =
            Pattern.compile("(next |this |coming )?(?<!\\p{L})(mon|tues|wednes|thurs|fri|satur|sun)day(?!\\p{L})");
    private static final Pattern MONTHS_END = Pattern.compile("end of (the |this |next )?month");
    private static final Pattern MONTHS_START =
            Pattern.compile("(?:first|1st|beginning|start)(?: day)? of (?:the )?next month");
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final String TRY = "I could not read that as a date; try something like 3 March 2027.";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final String words;
    private final LocalDate today;
    private final LinkedHashSet<LocalDate> found = new LinkedHashSet<>();
    private String trouble;

    private Dates(String words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    public static Understood<LocalDate> read(String text, LocalDate today) {
        return new Dates(Words.of(text), today).read();
    }

    private Understood<LocalDate> read() {
        ISO.matcher(words).results().forEach(date -> add(number(date, 1), number(date, 2), number(date, 3)));
        if (found.isEmpty()) {
            DAY_MONTH.matcher(words).results().forEach(date -> named(number(date, 1), date.group(2), date.group(3)));
            MONTH_DAY.matcher(words).results().forEach(date -> named(number(date, 2), date.group(1), date.group(3)));
        }
        if (found.isEmpty() && trouble == null) {
            NUMBERS.matcher(words).results().forEach(this::numbers);
        }
        if (found.isEmpty() && trouble == null) {
            relative().ifPresent(found::add);
        }
        if (trouble != null) {
            return new Unclear<>(trouble);
        }
        if (found.size() > 1) {
            return new Unclear<>("I read more than one date there; please name just one.");
        }
        return found.isEmpty() ? new Unclear<>(TRY) : new Meant<>(found.getFirst());
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private void named(int day, String month, String year) {
        var number = 1;
        while (!Month.of(number).name().toLowerCase(Locale.ROOT).startsWith(month)) {
            number++;
        }
        add(year(year, number, day), number, day);
    }

    private int year(String year, int month, int day) {
        if (year != null) {
            var number = Integer.parseInt(year.replace("'", ""));
            return number < 100 ? 2000 + number : number;
        }
        var thisYear = today.getMonthValue() < month || today.getMonthValue() == month && today.getDayOfMonth() <= day;
        return today.getYear() + (thisYear ? 0 : 1);
    }

    private void numbers(MatchResult match) {
        var first = number(match, 1);
        var second = number(match, 3);
        var dots = match.group(2).equals(".");
        if (match.group(4) == null && !dots) {
            return;
        }
        if (!dots && first <= 12 && second <= 12 && first != second) {
            var year = year(match.group(4), second, first);
            trouble = "Is that %s or %s? Please write the month as a word."
                    .formatted(
                            SHORT.format(LocalDate.of(year, second, first)),
                            LONG.format(LocalDate.of(year, first, second)));
            return;
        }
        var dayFirst = dots || second <= 12;
        var day = dayFirst ? first : second;
        var month = dayFirst ? second : first;
        if (month < 1 || month > 12) {
            trouble = TRY;
            return;
        }
        add(year(match.group(4), month, day), month, day);
    }

    private void add(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            trouble = "The year has to be between " + FIRST_YEAR + " and " + LAST_YEAR + ".";
            return;
        }
        try {
            found.add(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            trouble = "There is no such day; please check it.";
        }
    }

    private Optional<LocalDate> relative() {
        if (words.contains("day after tomorrow")) {
            return Optional.of(today.plusDays(2));
        } else if (has("tomorrow")) {
            return Optional.of(today.plusDays(1));
        } else if (has("yesterday")) {
            return Optional.of(today.minusDays(1));
        } else if (MONTHS_START.matcher(words).find()) {
            return Optional.of(today.with(firstDayOfNextMonth()));
        }
        var end = MONTHS_END.matcher(words);
        if (end.find()) {
            var month = "next ".equals(end.group(1)) ? today.plusMonths(1) : today;
            return Optional.of(month.with(lastDayOfMonth()));
        }
        var weekday = WEEKDAY.matcher(words);
        if (weekday.find()) {
            return Optional.of(weekday(weekday.group(2), "next ".equals(weekday.group(1))));
        }
        return ahead().or(
                        () -> has("today") || has("now") || has("immediately") ? Optional.of(today) : Optional.empty());
    }

    private boolean has(String word) {
        return Pattern.compile("(?<!\\p{L})" + word + "(?!\\p{L})")
                .matcher(words)
                .find();
    }

    private LocalDate weekday(String name, boolean next) {
        var day = DayOfWeek.MONDAY;
        while (!day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
            day = day.plus(1);
        }
        return next
                ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day))
                : today.with(TemporalAdjusters.next(day));
    }

    private Optional<LocalDate> ahead() {
        var ahead = AHEAD.matcher(words);
        while (ahead.find()) {
            var isAhead = ahead.group().startsWith("in ")
                    || ahead.group().startsWith("after ")
                    || ahead.group().contains(" from ");
            var many = isAhead ? count(ahead.group(1)) : 0;
            if (many > 0) {
                var unit = ahead.group(2);
                return Optional.of(
                        switch (unit) {
                            case "day" -> today.plusDays(many);
                            case "week" -> today.plusWeeks(many);
                            case "fortnight" -> today.plusWeeks(2L * many);
                            case "month" -> today.plus(many, ChronoUnit.MONTHS);
                            default -> today.plusYears(many);
                        });
            }
        }
        return Optional.empty();
    }

    private static int count(String word) {
        if (word.equals("a") || word.equals("an")) {
            return 1;
        }
        return NumberWords.read(word).map(number -> number.intValue()).orElse(0);
    }
}
