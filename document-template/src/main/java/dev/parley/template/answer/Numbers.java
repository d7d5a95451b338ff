package dev.parley.template.answer;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one number in a text: `1,500`, `1.500,75`, `1 500.75`, `1'500`, `1.5k`, `2 million`, `3 lakh`, `5 万`, `three
/// hundred and five`, `two and a half`, `ninety (90) days`, `minus five`.
///
/// - A comma before exactly three digits groups thousands: `1,500` is 1500; before any other count it is decimal.
/// - One dot before exactly three digits could be either: `1.500` is asked about; `0.500` and `1500.250` are not.
/// - With two kinds of separators the last is the decimal one.
/// - A unit is passed over (`30 days`), and so is a percent sign: `50%` is 50. Where the question names units, another
///   (`2 years` in months, `5 km` in metres) is asked about; where it asks how many or for a unit, so is a percent
///   sign. `m²`, `sqm` and `square metres` are one. `m` (metres, million?) is asked about, but where metres are asked
///   for.
/// - The same number in words and in digits, or once more in brackets, is one. Two numbers, ranges, fractions, sums,
///   bounds (`at least 3`, `500+`) and guesses (`about 30`) are unclear, and so is whatever is not understood beside
/// it.
/// - What the question says itself may be said again: `at most 500` where it is asked for a limit, `30 days after the
///   invoice` where it is asked within how many days invoices are paid.
/// - At most 18 digits and 6 decimals. What comes back has no trailing zeros after the point and no exponent.
public final class Numbers {
    /// Digits beyond which nobody looks any closer.
    private static final int LONGEST = 1000;

    private Numbers() {}

    public static ParseResult<BigDecimal> read(String text) {
        return read(text, Set.of());
    }

    /// `known`: the words of the question, in small letters, and pairs of them (`at most`), which who answers may
    /// repeat.
    public static ParseResult<BigDecimal> read(String text, Set<String> known) {
        return NumberFinder.only(Token.of(Units.spelled(text)), false, known);
    }

    /// Whether it is no longer than one we take; null is none.
    public static boolean isOne(@Nullable BigDecimal number) {
        if (number == null || Math.abs(number.scale()) > LONGEST || number.precision() > LONGEST) {
            return false;
        }
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() <= Numeral.DECIMALS && bare.precision() - bare.scale() <= Numeral.INTEGER_DIGITS;
    }
}
