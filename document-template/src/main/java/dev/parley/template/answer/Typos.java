package dev.parley.template.answer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether one word is another mistyped: one slip in words of five letters or more, two in nine or more, a slip
/// being a letter too many, too few, wrong, or two swapped. What makes another word is no slip: something before or
/// behind all of it (`indirect`), the other of two parties (`payer`, `payee`), or another country (`Iceland`).
final class Typos {
    private static final int LONGEST = 40;

    private static final Set<String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .flatMap(code -> TextNormalizer.words(Locale.of("", code).getDisplayCountry(Locale.ENGLISH)).stream())
            .collect(Collectors.toUnmodifiableSet());

    private Typos() {}

    static boolean alike(String typed, String word) {
        int shorter = Math.min(typed.length(), word.length());
        int slips = word.length() >= 9 ? 2 : word.length() >= 5 ? 1 : 0;
        boolean comparable =
                shorter >= 4 && word.length() <= LONGEST && Math.abs(typed.length() - word.length()) <= slips;
        return typed.equals(word)
                || comparable && slips > 0 && !isAnother(typed, word) && distance(typed, word) <= slips;
    }

    private static boolean isAnother(String typed, String word) {
        return typed.endsWith(word)
                || word.endsWith(typed)
                || isParty(typed, word)
                || isParty(word, typed)
                || COUNTRIES.contains(typed);
    }

    private static boolean isParty(String one, String other) {
        return one.endsWith("ee") && (other.endsWith("er") || other.endsWith("or"));
    }

    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                cost[row][column] =
                        Math.min(row, column) == 0 ? Math.max(row, column) : step(cost, from, to, row, column);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int row, int column) {
        int same = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int best =
                Math.min(cost[row - 1][column - 1] + same, Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(best, cost[row - 2][column - 2] + 1) : best;
    }
}
