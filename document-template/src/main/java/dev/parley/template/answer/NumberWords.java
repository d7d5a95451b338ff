package dev.parley.template.answer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Numbers as words, and digits among them: “twenty-five”, “three hundred and five”, “2 million”.
final class NumberWords {
    private static final Map<String, Integer> SMALL = new HashMap<>();
    private static final Map<String, Integer> SCALES = Map.of("thousand", 3, "million", 6, "billion", 9);

    static {
        var ones = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                        + " sixteen seventeen eighteen nineteen")
                .split(" ");
        for (var i = 0; i < ones.length; i++) {
            SMALL.put(ones[i], i);
        }
        var tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (var i = 0; i < tens.length; i++) {
            SMALL.put(tens[i], 20 + 10 * i);
        }
        SMALL.put("dozen", 12);
    }

    private NumberWords() {}

    /// Whether it can stand in a number.
    static boolean isOne(String word) {
        return SMALL.containsKey(word) || SCALES.containsKey(word) || word.equals("hundred");
    }

    /// Empty where a word is none of a number.
    static Optional<BigDecimal> read(String words) {
        var total = BigDecimal.ZERO;
        var part = BigDecimal.ZERO;
        var any = false;
        for (var word : words.split("[ -]+")) {
            if (SMALL.containsKey(word)) {
                part = part.add(BigDecimal.valueOf(SMALL.get(word)));
            } else if (word.matches("\\d{1,15}(\\.\\d{1,6})?")) {
                part = part.add(new BigDecimal(word));
            } else if (word.equals("hundred")) {
                part = one(part).movePointRight(2);
            } else if (SCALES.containsKey(word)) {
                total = total.add(one(part).movePointRight(SCALES.get(word)));
                part = BigDecimal.ZERO;
            } else if (word.equals("and") || word.equals("a")) {
                continue;
            } else {
                return Optional.empty();
            }
            any = true;
        }
        return any ? Optional.of(total.add(part)) : Optional.empty();
    }

    private static BigDecimal one(BigDecimal part) {
        return part.signum() == 0 ? BigDecimal.ONE : part;
    }
}
