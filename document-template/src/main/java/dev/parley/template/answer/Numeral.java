package dev.parley.template.answer;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The values digits with separators may have: one, two when it could be either, none when it is no number.
final class Numeral {
    static final int INTEGER_DIGITS = 18;
    static final int DECIMALS = 6;
    private static final Pattern SEPARATOR = Pattern.compile("[.,' ]");

    private Numeral() {}

    static List<BigDecimal> values(String digits) {
        if (digits.length() > 2 * (INTEGER_DIGITS + DECIMALS)) {
            return List.of();
        }
        String separators = digits.replaceAll("\\d", "");
        if (separators.isEmpty()) {
            return List.of(new BigDecimal(digits));
        }
        char last = separators.charAt(separators.length() - 1);
        boolean alike = separators.chars().allMatch(separator -> separator == last);
        if (!alike) {
            return mixed(digits, separators, last);
        }
        boolean grouped = grouped(digits);
        boolean mayBeDecimal = separators.length() == 1 && (last == '.' || last == ',');
        if (grouped && mayBeDecimal && last == '.') {
            return List.of(joined(digits), new BigDecimal(digits));
        }
        if (grouped && last == ' ' && isRepeated(digits)) {
            return List.of(joined(digits), new BigDecimal(SEPARATOR.split(digits)[0]));
        }
        if (grouped) {
            return List.of(joined(digits));
        }
        return mayBeDecimal ? List.of(new BigDecimal(digits.replace(',', '.'))) : List.of();
    }

    private static List<BigDecimal> mixed(String digits, String separators, char last) {
        int at = digits.lastIndexOf(last);
        String whole = digits.substring(0, at);
        String decimals = digits.substring(at + 1);
        boolean alike =
                separators.chars().limit(separators.length() - 1).distinct().count() == 1;
        boolean decimal = last == '.' || (last == ',' && !(separators.charAt(0) == ' ' && decimals.length() == 3));
        return alike && decimal && whole.indexOf(last) < 0 && grouped(whole)
                ? List.of(new BigDecimal(joined(whole) + "." + decimals))
                : List.of();
    }

    /// `500 500` may be said twice.
    private static boolean isRepeated(String digits) {
        return Arrays.stream(SEPARATOR.split(digits)).distinct().count() == 1;
    }

    private static boolean grouped(String digits) {
        String[] groups = SEPARATOR.split(digits);
        for (int group = 1; group < groups.length; group++) {
            if (groups[group].length() != 3) {
                return false;
            }
        }
        return groups[0].length() <= 3 && !groups[0].startsWith("0");
    }

    private static BigDecimal joined(String digits) {
        return new BigDecimal(SEPARATOR.matcher(digits).replaceAll(""));
    }
}
