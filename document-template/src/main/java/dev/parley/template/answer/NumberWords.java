package dev.parley.template.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers in words: `a hundred`, `twenty-five`, `three hundred and five`, `two thousand`.
final class NumberWords {
    /// A value, and the index of the first token after it.
    record Counted(long value, int end) {}

    private static final Map<String, Long> SMALL = small();
    static final Map<String, Long> SCALES = Map.of(
            "thousand", 1_000L, "million", 1_000_000L, "billion", 1_000_000_000L, "trillion", 1_000_000_000_000L);

    private final List<Token> tokens;
    private int at;
    private long total;
    private long group = -1;
    private long scale = Long.MAX_VALUE;
    private boolean mayAdd;

    private NumberWords(List<Token> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /// Null where no number begins.
    static @Nullable Counted at(List<Token> tokens, int start) {
        return new NumberWords(tokens, start).count();
    }

    static boolean contains(String word) {
        return SMALL.containsKey(word) || SCALES.containsKey(word) || word.equals("hundred") || word.equals("dozen");
    }

    /// From nought to ninety, in one word; -1: it is none.
    static int small(String word) {
        return SMALL.getOrDefault(word, -1L).intValue();
    }

    private @Nullable Counted count() {
        int start = at;
        if (word(at).equals("a") || word(at).equals("an")) {
            if (!contains(word(at + 1)) || SMALL.containsKey(word(at + 1))) {
                return null;
            }
            at++;
        }
        while (step()) {
            at++;
            boolean joined = mayAdd && word(at).equals("and") && SMALL.containsKey(word(at + 1));
            boolean hyphen = at + 1 < tokens.size()
                    && tokens.get(at).is(Token.Kind.SIGN, "-")
                    && tokens.get(at).glued()
                    && tokens.get(at + 1).glued()
                    && contains(word(at + 1));
            if (joined || hyphen) {
                at++;
            }
        }
        return total == 0 && group < 0 ? null : new Counted(total + Math.max(group, 0), at > start ? at : start);
    }

    private boolean step() {
        String word = word(at);
        if (SMALL.containsKey(word)) {
            return add(SMALL.get(word));
        }
        if (word.equals("hundred") && group != 0 && group < 100 && (group > 0 || total == 0)) {
            group = Math.max(group, 1) * 100;
            mayAdd = true;
            return true;
        }
        if (word.equals("dozen") && total == 0 && group != 0 && group < 100) {
            total = Math.max(group, 1) * 12;
            group = 0;
            scale = 0;
            mayAdd = false;
            return true;
        }
        if (SCALES.containsKey(word) && SCALES.get(word) < scale && group != 0 && (group > 0 || total == 0)) {
            scale = SCALES.get(word);
            total += Math.max(group, 1) * scale;
            group = -1;
            mayAdd = true;
            return true;
        }
        return false;
    }

    private boolean add(long value) {
        boolean first = group < 0;
        boolean afterHundred = group > 0 && group % 100 == 0 && value > 0;
        boolean afterTens = group > 0 && group % 100 >= 20 && group % 10 == 0 && value > 0 && value < 10;
        if (!first && !afterHundred && !afterTens) {
            return false;
        }
        group = Math.max(group, 0) + value;
        mayAdd = false;
        return true;
    }

    private String word(int index) {
        return index < tokens.size() && tokens.get(index).kind() == Token.Kind.WORD
                ? tokens.get(index).text()
                : "";
    }

    private static Map<String, Long> small() {
        Map<String, Long> small = new HashMap<>();
        String[] ones =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                                + "sixteen seventeen eighteen nineteen")
                        .split(" ");
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int value = 0; value < ones.length; value++) {
            small.put(ones[value], (long) value);
        }
        for (int value = 0; value < tens.length; value++) {
            small.put(tens[value], 20L + 10 * value);
        }
        small.put("fourty", 40L);
        return Map.copyOf(small);
    }
}
