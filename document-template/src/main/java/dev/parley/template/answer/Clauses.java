package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Words beside a number which would change it, had the question not said the same: `at most 500` where it is asked for
/// a limit, `95 plus VAT` where it is asked for a rate without taxes, `30 days after the invoice` where it is asked
/// within how many days invoices are paid.
///
/// `known`: the words of the question and pairs of them.
record Clauses(List<Token> tokens, Set<String> known, Measures asked) {
    private static final Set<String> MOST =
            Set.of(("maximum maximal max cap capped ceiling limit highest exceed").split(" "));
    private static final Set<String> LEAST = Set.of(("minimum minimal least lowest").split(" "));
    private static final Pattern AT_MOST = phrase("at (?:the )?(?:very )?most|up to|not? (?:more|higher|greater) than"
            + "|not (?:exceeding|to exceed|over|above)|(?:limited|capped) (?:to|at)"
            + "|(?:an? |the )?(?:absolute )?(?:max(?:imum)?|cap|limit|ceiling)(?: \\.)?(?: of)?");
    private static final Pattern AT_LEAST = phrase("at (?:the )?(?:very )?least|not? (?:less|lower|fewer) than"
            + "|not (?:under|below)|(?:an? |the )?(?:absolute )?minimum(?: of)?|min(?: \\.)?(?= \\d)");

    private static final String TAXES =
            "(?: (?:any|the|applicable|statutory|all))?(?: (?:vat|taxe?s?|gst|value added tax|sales tax))";
    private static final Pattern WITHOUT_TAXES =
            phrase("(?:plus|\\+|excluding|excl(?: \\.)?|ex|exclusive of|without|before|not including)" + TAXES);
    private static final Pattern BEFORE_TAXES = phrase("before" + TAXES);
    private static final List<String> TAX = List.of("tax", "taxes", "vat");

    private static final Set<String> SINCE = Set.of("after", "from", "of", "following", "upon");
    private static final Set<String> EVENTS = Set.of(
            "receipt receiving received date issue issued issuing sent sending arrival arrives arrived".split(" "));
    private static final Set<String> WITHIN = Set.of("within", "after", "from");
    private static final Set<String> PAID = Set.of("paid", "pay", "payment", "invoice", "invoices");

    /// The tokens of those that are.
    static BitSet in(List<Token> tokens, boolean money, Set<String> known, Measures asked) {
        var clauses = new Clauses(tokens, known, asked);
        var found = new BitSet();
        clauses.bounds(found);
        if (money) {
            clauses.taxes(found);
        } else {
            clauses.counting(found);
        }
        return found;
    }

    private void bounds(BitSet found) {
        boolean most = known.contains("at most")
                || known.contains("up to")
                || known.stream().anyMatch(MOST::contains);
        boolean least = known.contains("at least") || known.stream().anyMatch(LEAST::contains);
        if (most != least) {
            TokenText.of(tokens).find(most ? AT_MOST : AT_LEAST, found);
        }
    }

    private void taxes(BitSet found) {
        if (asks("without") || asks("excluding") || asks("excl") || asks("net of") || asks("exclusive of")) {
            TokenText.of(tokens).find(WITHOUT_TAXES, found);
        } else if (asks("before")) {
            TokenText.of(tokens).find(BEFORE_TAXES, found);
        }
    }

    private boolean asks(String beforeTaxes) {
        String last = beforeTaxes.substring(beforeTaxes.lastIndexOf(' ') + 1);
        return TAX.stream().anyMatch(tax -> known.contains(last + " " + tax));
    }

    /// From when a stretch of time is counted: what the question says has to be done within it.
    private void counting(BitSet found) {
        if (known.stream().noneMatch(WITHIN::contains)) {
            return;
        }
        for (int at = 1; at < tokens.size(); at++) {
            boolean days = isAskedTime(at - 1);
            if (days && SINCE.contains(said(at)) && saysOfTheQuestion(at + 1)) {
                found.set(at, endOfWords(at));
            }
            boolean net =
                    said(at).equals("net") && days || said(at - 1).equals("net") && Currencies.isNumber(tokens, at);
            if (net && known.stream().anyMatch(PAID::contains)) {
                found.set(days ? at : at - 1);
            }
        }
    }

    private boolean saysOfTheQuestion(int begin) {
        var named = false;
        for (int at = begin; at < endOfWords(begin); at++) {
            String word = said(at);
            boolean asked = ChoiceWords.isAmong(known, word) || known.contains(word + "s");
            boolean nothing = Words.FILLERS.contains(word) || EVENTS.contains(word);
            if (Words.INEXACT.contains(word) || !Units.of(word).isEmpty() || !nothing && !asked) {
                return false;
            }
            named |= asked && !nothing;
        }
        return named;
    }

    private int endOfWords(int begin) {
        var end = begin;
        while (end < tokens.size() && tokens.get(end).kind() == Kind.WORD) {
            end++;
        }
        return end;
    }

    private boolean isAskedTime(int at) {
        return Units.time(said(at)) != null && asked.units().contains(Units.time(said(at)));
    }

    private String said(int at) {
        return tokens.get(at).text().replace("'", "");
    }

    private static Pattern phrase(String words) {
        return Pattern.compile("(?<= )(?:" + words + ")(?= )");
    }
}
