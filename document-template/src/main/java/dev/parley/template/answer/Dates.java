package dev.parley.template.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The one date in a text, between other words or alone: `2027-03-03`, `3rd of March 2027`, `March 3, 2027`, `3 Mar
/// 27`, `03.03.2027`, `13/04/2027`, `tomorrow`, `in two weeks`, `a month from now`, `end of next month`.
///
/// - Dots are day.month.year. With slashes or dashes both orders are tried; where both exist it is asked which.
/// - Without a year it is the next such date, today included. Two digits are a year of this century, or asked about
///   where that is more than twenty years ahead: `03.05.85`.
/// - `Friday`, `on Friday`, `this Friday`: the first strictly after today. `last Friday`: the last before today.
///   `next Friday`, `Friday next week`: that of the week after the current ISO week, which begins on Monday. Beside
///   a date a weekday has to fit it.
/// - `end of the month` is its last day; a month more from 31 January is the last day of February.
/// - A time of day is passed over. Several dates, ranges, bounds (`before`, `after`), guesses (`about`, `maybe`),
///   days that do not exist and years outside 1900 to 2200 are unclear, and so is `next month`: it names no day. So is
///   whatever else is not understood beside a date: `Good Friday` is not any Friday.
public final class Dates {
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{M}']+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}' #.,;:!()\"/…-]|#[ ]*-[ ]*$|^[ ]*-[ ]*#");
    private static final int LONGEST_WORD = 30;
    private static final Set<String> INEXACT = words("""
            than weekend week weeks month months year years days fortnight mid working business until till
            latest earliest prior since following preceding bank public every each both""");
    /// Bounds of a number, but the beginning of what begins then.
    private static final Set<String> EXACT = words("from starting");
    private static final Set<String> FILLERS = words("""
            start starts begin begins beginning commence commences commencing effective date dated day due falls by at
            morning afternoon evening noon midday midnight clock am pm time utc gmt coming when""");
    /// What may stand beside a word that is a weekday only for short.
    private static final Set<String> FEW = words("on this next last coming by from please thanks ok okay yes");

    private Dates() {}

    public static ParseResult<LocalDate> read(String text, LocalDate today) {
        return read(text, today, Set.of());
    }

    /// `known`: the words of the question, in small letters, which who answers may repeat.
    public static ParseResult<LocalDate> read(String text, LocalDate today, Set<String> known) {
        var scan = new DateScan(TextNormalizer.lower(text), today);
        scan.scan();
        if (scan.problem() != null) {
            return new ParseResult.Unclear<>(scan.problem());
        }
        if (scan.dates.size() > 1) {
            return new ParseResult.Unclear<>(
                    "I found more than one date in that; please give me just the one, such as 3 March 2027.");
        }
        List<String> beside =
                WORD.splitAsStream(scan.rest()).filter(word -> !word.isEmpty()).toList();
        boolean inexact = beside.stream().anyMatch(Dates::inexact)
                || DateForms.MONTH_ALONE.matcher(scan.rest()).find();
        if (inexact) {
            return new ParseResult.Unclear<>("Which day exactly? Try something like 3 March 2027.");
        }
        if (scan.dates.isEmpty() || DIGIT.matcher(scan.rest()).find()) {
            return new ParseResult.Unclear<>("I could not read that as a date; try something like 3 March 2027.");
        }
        Optional<String> strange = beside.stream()
                .filter(word -> scan.isDoubtful() ? !FEW.contains(word) : !understood(word, known))
                .findFirst();
        if (strange.isPresent()) {
            String word = strange.get().length() > LONGEST_WORD
                    ? strange.get().substring(0, LONGEST_WORD) + "…"
                    : strange.get();
            return new ParseResult.Unclear<>(
                    "I did not understand “" + word + "”; please give me just the date, such as 3 March 2027.");
        }
        return SIGNS.matcher(scan.rest()).find()
                ? new ParseResult.Unclear<>("Which day exactly? Try something like 3 March 2027.")
                : new ParseResult.Meant<>(scan.dates.iterator().next());
    }

    /// Whether a date is one we take, however it was given.
    public static boolean isNear(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() <= 2200;
    }

    private static boolean inexact(String word) {
        boolean bound = Words.INEXACT.contains(word) && !EXACT.contains(word);
        return bound
                || INEXACT.contains(word)
                || word.endsWith("n't")
                || (!word.equals("one") && NumberWords.contains(word));
    }

    private static boolean understood(String word, Set<String> known) {
        String plain = word.replace("'", "");
        return Words.FILLERS.contains(plain)
                || FILLERS.contains(plain)
                || EXACT.contains(plain)
                || plain.equals("one")
                || plain.isEmpty()
                || known.contains(plain);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
