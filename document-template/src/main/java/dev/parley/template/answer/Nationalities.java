package dev.parley.template.answer;

import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Countries by their adjectives, as they are in the names of currencies: a Swiss franc is money of Switzerland.
final class Nationalities {
    /// They have no currency of their own, or are not alike.
    private static final Map<String, String> OURS = Map.of(
            "english", "england",
            "scottish", "scotland",
            "welsh", "wales",
            "british", "united kingdom",
            "dutch", "netherlands",
            "american", "united states");
    private static final Map<String, String> LANDS = lands();

    private Nationalities() {}

    /// The same words, with the country in place of its adjective where it is named in one of those labels:
    /// `swiss law` is `switzerland law`. All as `TextNormalizer.spoken` leaves it.
    static String asLands(String spoken, Collection<String> labels) {
        List<String> words = Arrays.asList(spoken.split(" "));
        for (int at = 0; at < words.size(); at++) {
            String land = LANDS.get(words.get(at));
            if (land != null && isIn(labels, land) && !isIn(labels, words.get(at))) {
                words.set(at, land);
            }
        }
        return String.join(" ", words);
    }

    private static boolean isIn(Collection<String> labels, String name) {
        return labels.stream().anyMatch(label -> (" " + label + " ").contains(" " + name + " "));
    }

    private static Map<String, String> lands() {
        var lands = new HashMap<>(OURS);
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode().substring(0, 2);
            String land = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
            List<String> name = TextNormalizer.words(currency.getDisplayName(Locale.ENGLISH));
            if (name.size() > 1 && isAdjective(name.getFirst(), TextNormalizer.words(land))) {
                lands.putIfAbsent(name.getFirst(), TextNormalizer.spoken(land));
            }
        }
        return Map.copyOf(lands);
    }

    /// Not the `south` of a won, nor the `new` of a dollar.
    private static boolean isAdjective(String word, List<String> land) {
        return word.length() > 2
                && land.getFirst().length() > 2
                && land.getFirst().startsWith(word.substring(0, 2))
                && !land.contains(word);
    }
}
