package dev.parley.template.answer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said apart from a choice, in parts of the text of its own: `Monthly, as agreed`, `Paris, France`.
final class Aside {
    /// A full stop ends a sentence after a whole word only: `N. Ireland`.
    private static final Pattern BETWEEN = Pattern.compile("[,;!?\\n\\r]|(?<=\\p{L}{5})\\.(?=\\s|$)");
    /// Another time, somebody else, what is not settled, or another part of a place.
    private static final Set<String> CHANGING = Set.of(
            ("which what why how who better then later first only formerly previously was were used instead rather"
                            + " elsewhere from starting beginning till next last possible needed necessary required"
                            + " requested preferred negotiate discuss decide decides ask check flexible"
                            + " north south east west northern southern eastern western central")
                    .split(" "));
    /// For whom or how long: `, for managers`.
    private static final Pattern RESTRICTION = Pattern.compile("(?:^|, )for (?!sure|example|instance|clarity)");

    /// Another country is another choice.
    private static final Set<String> LANDS = Stream.concat(
                    Arrays.stream(Locale.getISOCountries())
                            .map(code ->
                                    TextNormalizer.spoken(Locale.of("", code).getDisplayCountry(Locale.ENGLISH))),
                    Stream.of("england", "scotland", "wales", "uk", "usa"))
            .map(name -> " " + name + " ")
            .collect(Collectors.toUnmodifiableSet());

    private Aside() {}

    /// The words of those parts that name nothing, where they say nothing of what the others name. One word alone
    /// may be another choice (`temporary, permanent`), but where it is a place of a country. `names`: whether a
    /// word is one of what is named.
    static Set<String> words(String text, Predicate<String> names) {
        Set<String> apart = new HashSet<>();
        Set<String> beside = new HashSet<>();
        var said = new StringBuilder();
        boolean places = namesLand(" " + TextNormalizer.spoken(text) + " ");
        for (String part : BETWEEN.split(text)) {
            List<String> words = TextNormalizer.words(part);
            boolean tells = words.stream().anyMatch(word -> ChoiceWords.distinguishes(word) && names.test(word));
            (tells ? beside : apart).addAll(words);
            if (!tells && !places && words.size() == 1) {
                return Set.of();
            }
            if (!tells) {
                said.append(String.join(" ", words)).append(" , ");
            }
        }
        apart.removeAll(beside);
        return apart.stream().anyMatch(word -> CHANGING.contains(word) || Units.period(word) != null)
                        || ConditionWords.isIn(said.toString())
                        || RESTRICTION.matcher(said).find()
                        || namesLand(" " + said)
                ? Set.of()
                : apart;
    }

    private static boolean namesLand(String words) {
        return LANDS.stream().anyMatch(words::contains);
    }
}
