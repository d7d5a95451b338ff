package dev.parley.template.answer;

import dev.parley.template.answer.Understood.Meant;
import dev.parley.template.answer.Understood.Unclear;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers in digits or words. Thousands may be grouped by commas, dots, spaces or apostrophes; where a single dot has
/// three digits behind it, it may be either, and is asked about. At most 18 digits before the point and 6 behind.
public final class Numbers {
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![\\p{L}\\d.,])(-|−|minus )?(\\d[\\d.,' ]*\\d|\\d)(?: ?(k|m|bn|thousand|million|billion)(?![\\p{L}]))?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}]+");
    private static final String TRY = "I could not read that as a number; try something like 12.";
    private static final int MAX_DIGITS = 18;
    private static final int MAX_DECIMALS = 6;

    private Numbers() {}

    public static Understood<BigDecimal> read(String text) {
        var words = Words.of(text);
        var found = new LinkedHashSet<BigDecimal>();
        var digits = DIGITS.matcher(words);
        while (digits.find()) {
            var number = plain(digits.group(2).strip());
            if (number.isEmpty()) {
                return new Unclear<>(ambiguous(digits.group(2).strip()));
            }
            var scaled = scale(number.get(), digits.group(3));
            // As a number is, not as it is written: 90 and 90.0 are one.
            found.add((digits.group(1) == null ? scaled : scaled.negate()).stripTrailingZeros());
        }
        inWords(words).ifPresent(number -> found.add(number.stripTrailingZeros()));
        if (found.size() > 1) {
            return new Unclear<>("I read more than one number there; please give just one.");
        }
        if (found.isEmpty()) {
            return new Unclear<>(TRY);
        }
        var number = found.getFirst();
        if (number.precision() - number.scale() > MAX_DIGITS || number.scale() > MAX_DECIMALS) {
            return new Unclear<>("That number is too long.");
        }
        return new Meant<>(number.scale() < 0 ? number.setScale(0) : number);
    }

    private static String ambiguous(String digits) {
        return digits.matches("\\d{1,3}\\.\\d{3}")
                ? "Is that " + digits.replace(".", "") + " or " + digits.replace('.', ',')
                        + " (a decimal)? Please write it without the dot, or with more or fewer decimals."
                : TRY;
    }

    /// Empty: it cannot be told.
    private static Optional<BigDecimal> plain(String written) {
        var digits = written.replaceAll("[' ](?=\\d{3}(?!\\d))", "");
        if (digits.contains(" ") || digits.contains("'")) {
            return Optional.empty();
        }
        var dot = digits.lastIndexOf('.');
        var comma = digits.lastIndexOf(',');
        if (dot >= 0 && comma >= 0) {
            var grouping = dot > comma ? "," : ".";
            return number(digits.replace(grouping, "").replace(',', '.'));
        }
        if (comma >= 0) {
            var grouped = digits.matches("\\d{1,3}(,\\d{3})+");
            return number(grouped ? digits.replace(",", "") : digits.replace(',', '.'));
        }
        if (digits.matches("\\d{1,3}(\\.\\d{3}){2,}")) {
            return number(digits.replace(".", ""));
        }
        // 0.125 is none of a thousand.
        return digits.matches("[1-9]\\d{0,2}\\.\\d{3}") ? Optional.empty() : number(digits);
    }

    private static Optional<BigDecimal> number(String digits) {
        return digits.matches("\\d{1,40}(\\.\\d{1,40})?") ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }

    private static BigDecimal scale(BigDecimal number, String scale) {
        return switch (scale) {
            case null -> number;
            case "k", "thousand" -> number.movePointRight(3);
            case "m", "million" -> number.movePointRight(6);
            default -> number.movePointRight(9);
        };
    }

    /// The longest run of words that are a number; digits are read otherwise.
    private static Optional<BigDecimal> inWords(String words) {
        var run = new StringBuilder();
        var begun = false;
        var matcher = WORD.matcher(words.replaceAll("\\d[\\d.,' ]*(k|m|bn|thousand|million|billion)?(?!\\p{L})", " "));
        while (matcher.find()) {
            var word = matcher.group();
            if (NumberWords.isOne(word) || begun && word.equals("and")) {
                begun = true;
                run.append(word).append(' ');
            } else if (begun) {
                break;
            }
        }
        return begun ? NumberWords.read(run.toString().strip()) : Optional.empty();
    }
}
