package dev.parley.template.answer;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How often an amount is paid, said behind it: `55000 a year, paid monthly`. It changes nothing where the amount is
/// known to be for the stretch of time that is asked for.
///
/// `rest`: the tokens without that. `asked`: what the amount should be for, where nothing says that it is; null: it can
/// be for nothing else.
record Instalments(List<Token> rest, @Nullable String asked) {
    /// Of money that is worth about as much as a euro hardly anybody is paid more in a month.
    private static final BigDecimal OF_A_YEAR = new BigDecimal(50_000);

    private static final Set<String> LIKE_THE_EURO = Set.of("EUR", "USD", "GBP", "CHF");
    private static final Pattern PER_ANNUM = Pattern.compile(" p \\. a ");

    private static final String STRETCH = "(?:weekly|fortnightly|monthly|quarterly)";
    private static final String STRETCHES = "(?:every|each|per|a) (?:week|two weeks|fortnight|month|quarter)";
    private static final String END = "(?: (?:please|thanks|thank you|[.!]))* $";
    private static final Pattern PAID =
            Pattern.compile("(?<= )(?:[,;(] )?(?:(?:and|which|it) )?(?:(?:is|are|to be|being|will be) )?"
                    + "(?:paid|payable|paid out)(?: out)? (?:" + STRETCH + "|" + STRETCHES + "|on a " + STRETCH
                    + " basis)(?: \\))?" + END);
    private static final Pattern DIVIDED =
            Pattern.compile("(?<= )(?:[,;(] )?(?:(?:paid|payable|paid out) )?in (?:\\d+ |twelve |equal )*" + STRETCH
                    + " (?:instalments?|installments?|payments?|parts)(?: \\))?" + END);

    /// `known`: the words of the question.
    static Instalments of(List<Token> tokens, Set<String> known) {
        var units = Measures.of(known, true).units();
        var found = new BitSet();
        if (units.size() != 1) {
            return new Instalments(tokens, null);
        }
        var asked = units.iterator().next();
        TokenText.of(tokens).find(DIVIDED, found);
        boolean divided = !found.isEmpty();
        TokenText.of(tokens).find(PAID, found);
        boolean other = found.stream()
                .mapToObj(at -> Units.stretch(tokens.get(at).text()))
                .anyMatch(stretch -> stretch != null && !stretch.equals(asked));
        if (!other) {
            return new Instalments(tokens, null);
        }
        var rest = IntStream.range(0, tokens.size())
                .filter(at -> !found.get(at))
                .mapToObj(tokens::get)
                .toList();
        boolean said = rest.stream().anyMatch(token -> asked.equals(Units.stretch(token.text())))
                || asked.equals("year")
                        && PER_ANNUM.matcher(TokenText.of(rest).text()).find();
        return new Instalments(rest, divided || said ? null : asked);
    }

    /// Whether it may be what is paid each time.
    boolean mayBePart(Money money) {
        boolean ofAYear =
                LIKE_THE_EURO.contains(money.currency()) && money.amount().compareTo(OF_A_YEAR) >= 0;
        return asked != null && !(asked.equals("year") && ofAYear);
    }
}
