package dev.parley.template.answer;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/// The one date in a text, between other words or alone: `2027-03-03`, `3rd of March 2027`, `March 3, 2027`, `3 Mar
/// 27`, `03.03.2027`, `13/04/2027`, `tomorrow`, `in two weeks`, `a month from now`, `end of next month`.
///
/// - Dots are day.month.year. With slashes or dashes both orders are tried; where both exist it is asked which.
/// - Without a year it is the next such date, today included. Two digits are a year of this century.
/// - `Friday`, `on Friday`, `this Friday`: the first strictly after today. `last Friday`: the last before today.
///   `next Friday`, `Friday next week`: that of the week after the current ISO week, which begins on Monday. Beside
///   a date a weekday has to fit it.
/// - `end of the month` is its last day; a month more from 31 January is the last day of February.
/// - A time of day is passed over. Several dates, ranges, bounds (`before`, `after`), guesses (`about`, `maybe`),
///   days that do not exist and years outside 1900 to 2200 are unclear, and so is `next month`: it names no day.
public final class Dates {
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}']+");
    private static final Set<String> INEXACT = Set.of(
            "not",
            "never",
            "before",
            "after",
            "except",
            "or",
            "between",
            "than",
            "later",
            "earlier",
            "about",
            "around",
            "approximately",
            "roughly",
            "circa",
            "maybe",
            "perhaps",
            "probably",
            "possibly",
            "every",
            "each",
            "within",
            "half",
            "week",
            "weeks",
            "weekend",
            "month",
            "months",
            "year",
            "years",
            "quarter",
            "days",
            "fortnight",
            "next",
            "last",
            "early",
            "mid",
            "late",
            "couple",
            "few",
            "several",
            "unless",
            "if",
            "working",
            "business");

    private Dates() {}

    public static Understood<LocalDate> read(String text, LocalDate today) {
        var scan = new DateScan(Plain.lower(text), today);
        scan.scan();
        if (scan.problem() != null) {
            return new Understood.Unclear<>(scan.problem());
        }
        if (scan.dates.size() > 1) {
            return new Understood.Unclear<>(
                    "I found more than one date in that; please give me just the one, such as 3 March 2027.");
        }
        boolean inexact = WORD.splitAsStream(scan.rest()).anyMatch(Dates::inexact)
                || DateForms.MONTH_ALONE.matcher(scan.rest()).find();
        if (inexact) {
            return new Understood.Unclear<>("Which day exactly? Try something like 3 March 2027.");
        }
        if (scan.dates.isEmpty() || DIGIT.matcher(scan.rest()).find()) {
            return new Understood.Unclear<>("I could not read that as a date; try something like 3 March 2027.");
        }
        return new Understood.Meant<>(scan.dates.iterator().next());
    }

    private static boolean inexact(String word) {
        return INEXACT.contains(word) || word.endsWith("n't") || (!word.equals("one") && NumberWords.contains(word));
    }
}
