package dev.parley.template.answer;

import java.math.BigDecimal;

/// The one number in a text: `1,500`, `1.500,75`, `1 500.75`, `1'500`, `1.5k`, `2 million`, `about 30`, `three
/// hundred and five`, `two and a half`, `ninety (90) days`, `minus five`.
///
/// - A comma before exactly three digits groups thousands: `1,500` is 1500; before any other count it is decimal.
/// - One dot before exactly three digits could be either: `1.500` is asked about; `0.500` and `1500.250` are not.
/// - With two kinds of separators the last is the decimal one.
/// - A unit is passed over, and so is a percent sign: `50%` is 50. `m` (metres, million?) is asked about.
/// - The same number twice is one; different ones, ranges, fractions, sums and bounds (`at least 3`) are unclear.
/// - At most 18 digits and 6 decimals. What comes back has no trailing zeros after the point and no exponent.
public final class Numbers {
    private Numbers() {}

    public static Understood<BigDecimal> read(String text) {
        return Figures.only(Token.of(text), false);
    }
}
