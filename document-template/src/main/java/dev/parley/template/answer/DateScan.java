package dev.parley.template.answer;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the dates of one text; what was read is taken out of `rest`.
final class DateScan {
    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final List<String> ORDINALS = List.of(
            "",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");

    /// Years ahead up to which two digits are of this century.
    private static final int FAR = 20;

    final Set<LocalDate> dates = new LinkedHashSet<>();
    private final LocalDate today;
    private String rest;
    private @Nullable String problem;
    private boolean doubtful;

    DateScan(String text, LocalDate today) {
        this.today = today;
        this.rest = DateForms.RELATIVE_YEAR
                .matcher(DateForms.ORDINAL.matcher(text).replaceAll(DateScan::ordinal))
                .replaceAll(
                        year -> String.valueOf(today.getYear() + (year.group(1).equals("next") ? 1 : 0)));
    }

    @Nullable
    String problem() {
        return problem;
    }

    /// All there is of a date is a word that has another meaning too: `sat`, `sun`.
    boolean isDoubtful() {
        return doubtful;
    }

    String rest() {
        return rest;
    }

    void scan() {
        each(DateForms.TIME, time -> {});
        each(DateForms.ISO, iso -> date(number(iso, 1), number(iso, 3), number(iso, 4)));
        each(DateForms.COMPACT, iso -> date(number(iso, 1), number(iso, 2), number(iso, 3)));
        each(DateForms.DOTS, dots -> date(year(dots.group(3)), number(dots, 2), number(dots, 1)));
        each(DateForms.SLASHES, this::slashes);
        each(DateForms.END_OF, end -> keep(month(end.group(1)).atEndOfMonth()));
        each(DateForms.END_OF_YEAR, end -> date(end.group(1) == null ? today.getYear() : number(end, 1), 12, 31));
        each(DateForms.END_OF_MONTH, end -> endOf(DateForms.month(end.group(1)), end.group(2)));
        each(DateForms.OF_MONTH, day -> {
            YearMonth month = month(day.group(2));
            date(month.getYear(), month.getMonthValue(), number(day, 1));
        });
        each(DateForms.DAY_MONTH, day -> written(day.group(3), DateForms.month(day.group(2)), number(day, 1)));
        each(DateForms.MONTH_DAY, day -> written(day.group(3), DateForms.month(day.group(1)), number(day, 2)));
        each(DateForms.AHEAD, ahead -> moved(today, ahead.group(1), ahead.group(2), 1));
        each(
                DateForms.FROM,
                from -> moved(
                        from.group(3).endsWith("tomorrow") ? today.plusDays(1) : today,
                        from.group(1),
                        from.group(2),
                        from.group(3).equals("ago") ? -1 : 1));
        each(DateForms.NAMED, this::named);
        Set<LocalDate> others = Set.copyOf(dates);
        each(DateForms.DAY_OF_WEEK, day -> weekday(day, others));
    }

    private void each(Pattern form, Consumer<MatchResult> reader) {
        rest = form.matcher(rest).replaceAll(match -> {
            reader.accept(match);
            return " # ";
        });
    }

    private void weekday(MatchResult match, Set<LocalDate> others) {
        DayOfWeek day = DateForms.weekday(match.group(2));
        String which = match.group(3) != null ? match.group(3) + " week" : String.valueOf(match.group(1));
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        boolean bare = which.equals("null") || which.equals("on");
        if (bare && others.size() == 1) {
            LocalDate date = others.iterator().next();
            if (date.getDayOfWeek() != day) {
                complain("The " + SAID.format(date) + " is not a " + name(day) + "; which day do you mean?");
            }
            return;
        }
        doubtful |= others.isEmpty() && DateForms.AMBIGUOUS.contains(match.group(2));
        keep(
                switch (which) {
                    case "next", "next week" -> monday.plusDays(6L + day.getValue());
                    case "this week" -> monday.plusDays(day.getValue() - 1L);
                    case "last" -> today.with(TemporalAdjusters.previous(day));
                    default -> today.with(TemporalAdjusters.next(day));
                });
    }

    private static String name(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private void named(MatchResult match) {
        keep(
                switch (match.group(1) != null ? match.group(1) : match.group(2)) {
                    case "day after tomorrow" -> today.plusDays(2);
                    case "day before yesterday" -> today.minusDays(2);
                    case "tomorrow" -> today.plusDays(1);
                    case "yesterday" -> today.minusDays(1);
                    default -> today;
                });
    }

    private void moved(LocalDate from, String count, String unit, int sign) {
        NumberWords.Counted words = NumberWords.at(Token.of(count), 0);
        long many =
                sign * (Character.isDigit(count.charAt(0)) ? Long.parseLong(count) : words == null ? 1 : words.value());
        keep(
                switch (unit) {
                    case "day" -> from.plusDays(many);
                    case "week" -> from.plusWeeks(many);
                    case "fortnight" -> from.plusWeeks(2 * many);
                    case "month" -> from.plusMonths(many);
                    default -> from.plusYears(many);
                });
    }

    private void slashes(MatchResult match) {
        if (match.group(2).equals("-") && match.group(4).length() == 2) {
            complain("Which of these is the year? Please write the date like 3 March 2027.");
            return;
        }
        int first = number(match, 1);
        int second = number(match, 3);
        int year = year(match.group(4));
        boolean dayFirst = exists(year, second, first);
        boolean monthFirst = exists(year, first, second);
        if (dayFirst && monthFirst && first != second) {
            LocalDate one = LocalDate.of(year, second, first);
            LocalDate other = LocalDate.of(year, first, second);
            complain("Is that " + SAID.format(one).replace(" " + year, "") + " or " + SAID.format(other)
                    + "? Please write the month as a word.");
        } else {
            date(year, dayFirst || !monthFirst ? second : first, dayFirst || !monthFirst ? first : second);
        }
    }

    private void written(String year, int month, int day) {
        if (year != null) {
            date(year(year), month, day);
            return;
        }
        for (int next = today.getYear(); next <= today.getYear() + 8; next++) {
            if (exists(next, month, day) && !LocalDate.of(next, month, day).isBefore(today)) {
                keep(LocalDate.of(next, month, day));
                return;
            }
        }
        complain("There is no such day in that month; try something like 3 March 2027.");
    }

    private void endOf(int month, String year) {
        YearMonth said = YearMonth.of(year == null ? today.getYear() : year(year), month);
        keep((year == null && said.atEndOfMonth().isBefore(today) ? said.plusYears(1) : said).atEndOfMonth());
    }

    private YearMonth month(String which) {
        boolean next = which != null && (which.endsWith("next") || which.endsWith("coming"));
        return YearMonth.from(today).plusMonths(next ? 1 : 0);
    }

    private void date(int year, int month, int day) {
        if (exists(year, month, day)) {
            keep(LocalDate.of(year, month, day));
        } else {
            complain("There is no such date; try something like 3 March 2027.");
        }
    }

    private static boolean exists(int year, int month, int day) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }

    private void keep(LocalDate date) {
        if (!Dates.isNear(date)) {
            complain("That date is too far away; I can take the years from 1900 to 2200.");
        } else {
            dates.add(date);
        }
    }

    private void complain(String reason) {
        problem = problem == null ? reason : problem;
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /// Two digits far ahead may be of the last century: nobody knows whether somebody is born in 85 or leaves then.
    private int year(String said) {
        int year = Integer.parseInt(said.replace("'", ""));
        if (said.length() == 4) {
            return year;
        }
        int century = today.getYear() - today.getYear() % 100;
        if (century + year > today.getYear() + FAR) {
            complain("Do you mean " + (century - 100 + year) + " or " + (century + year)
                    + "? Please write all four digits of the year.");
        }
        return century + year;
    }

    private static String ordinal(MatchResult match) {
        String tens = match.group(1) == null ? "" : match.group(1);
        int ones = match.group(2).equals("thirtieth") ? 30 : ORDINALS.indexOf(match.group(2));
        return (ones + (tens.startsWith("twenty") ? 20 : tens.startsWith("thirty") ? 30 : 0)) + "th";
    }
}
