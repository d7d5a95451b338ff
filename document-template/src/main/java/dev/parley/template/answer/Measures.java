package dev.parley.template.answer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The units a question names: an answer in another is none. Where it names none, any will do, and where it names
/// stretches of time only, any but another one.
///
/// `words` are those of the question that say so, `units` what they stand for, `powers` whether it is about areas
/// (`square`) or volumes (`cubic`). A share will do for any question but those for other units and for how many.
record Measures(Set<String> words, Set<String> units, Set<String> powers, boolean shares) {
    private static final Set<String> SHARES =
            Set.of(("percent percentage percentages pct share shares rate rates proportion portion fraction ratio quota"
                            + " interest discount commission tax taxes vat stake equity margin markup surcharge growth"
                            + " increase decrease reduction deduction probability chance likelihood royalty royalties")
                    .split(" "));
    /// How many, how long: it is no share.
    private static final Set<String> COUNTS = Set.of("many long far old tall wide deep heavy fast often".split(" "));

    /// `known`: the words of the question; `stretches`: whether it can be by stretches of time only.
    static Measures of(Set<String> known, boolean stretches) {
        var words = new TreeSet<String>();
        var units = new HashSet<String>();
        for (var word : known) {
            if (word.indexOf(' ') >= 0) {
                continue;
            }
            var named = Units.named(word);
            if (!named.isEmpty() && (!stretches || Units.stretch(word) != null)) {
                words.add(word);
                units.addAll(named);
                named.forEach(each -> Arrays.stream(each.split("-"))
                        .filter(part -> Units.of(part).contains(part))
                        .forEach(units::add));
            }
        }
        var powers = new HashSet<String>();
        known.stream().map(Units::power).filter(Objects::nonNull).forEach(powers::add);
        units.stream()
                .map(unit -> Units.power(unit.split("-")[0]))
                .filter(Objects::nonNull)
                .forEach(powers::add);
        return new Measures(words, units, powers, mayBeShares(known, words));
    }

    /// By how much each year: what it is by counts nothing.
    private static boolean mayBeShares(Set<String> known, Set<String> words) {
        return known.isEmpty()
                || known.stream().anyMatch(SHARES::contains)
                || known.stream().noneMatch(COUNTS::contains)
                        && words.stream().allMatch(word -> Units.period(word) != null || word.equals(Units.time(word)));
    }

    boolean fits(String word) {
        if (Units.isPercent(word)) {
            return shares;
        }
        var said = Units.of(word);
        if (units.isEmpty() || isOfTimeOnly() && said.stream().noneMatch(Units::isStretch)) {
            return true;
        }
        String power = Units.power(word);
        return said.isEmpty()
                ? power == null || powers.contains(power)
                : said.stream().anyMatch(this::isNamed);
    }

    /// How many litres a year, or last year: any measure of what there is.
    private boolean isOfTimeOnly() {
        return units.stream().allMatch(Units::isStretch);
    }

    /// `kilometer-per-hour` is where kilometres and hours are.
    private boolean isNamed(String unit) {
        return units.contains(unit)
                || Arrays.stream(unit.split("-"))
                        .allMatch(part -> part.equals("per") || units.contains(part) || powers.contains(part));
    }

    String told() {
        return String.join(" or ", words);
    }
}
