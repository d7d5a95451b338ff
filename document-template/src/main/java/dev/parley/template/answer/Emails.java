package dev.parley.template.answer;

import java.net.IDN;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The one e-mail address in a text, be it between other words, in brackets or before a full stop.
///
/// - Everything with an `@` has to be an address within the limits of RFC 5321: at most 64 characters before the
///   `@`, 254 in all, a domain with a dot, no two dots in a row. What stands before the `@` is ASCII without quotes.
/// - The domain is lower-cased, and in its ASCII form (`xn--…`) where it has other letters; what stands before the `@`
///   is kept. The same address twice is one.
/// - An address that is denied, doubted or no longer used (`not`, `maybe`, `my old address`) is not taken, and neither
///   is one for some cases only (`if it is urgent`, `from next year`). What is said of something else, or out of
///   courtesy (`if you need it`), does not matter.
public final class Emails {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:<>()\\[\\]\"]+");
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]++)*+");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    /// Of these letters the older standard for names of domains makes others.
    private static final Pattern OF_TWO_STANDARDS = Pattern.compile("[ßẞςΣ\\u200C\\u200D]");

    private Emails() {}

    public static ParseResult<String> read(String text) {
        Set<String> found = new LinkedHashSet<>();
        boolean doubtful = false;
        boolean conditional = false;
        String plain = TextNormalizer.exact(text);
        int end = 0;
        for (String piece : BETWEEN.split(plain)) {
            int start = plain.indexOf(piece, end);
            end = start + piece.length();
            if (piece.indexOf('@') >= 0) {
                String address = ascii(trimmed(piece));
                if (!sane(address)) {
                    return new ParseResult.Unclear<>(
                            "That does not look like a complete e-mail address; try something like jane@example.org.");
                }
                int at = address.indexOf('@');
                found.add(address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
                String before = TextNormalizer.lower(plain.substring(0, start));
                String after = TextNormalizer.lower(plain.substring(end));
                doubtful |= Doubts.raised(before, after);
                conditional |= SomeCases.areNamed(before, after);
            }
        }
        return switch (found.size()) {
            case 0 ->
                new ParseResult.Unclear<>(
                        "I could not find an e-mail address in that; try something like jane@example.org.");
            case 1 -> {
                if (doubtful) {
                    yield new ParseResult.Unclear<>(
                            "I am not sure whether that is the address to use; please give me just the one that is.");
                }
                yield conditional
                        ? new ParseResult.Unclear<>(
                                "I can note one address only, to be used in any case; please give me just that one.")
                        : new ParseResult.Meant<>(found.iterator().next());
            }
            default ->
                new ParseResult.Unclear<>(
                        "I found more than one e-mail address in that; please give me just the one to use.");
        };
    }

    /// As it is where it has no such form.
    private static String ascii(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        if (address.length() > LONGEST
                || domain.chars().allMatch(letter -> letter < 128)
                || OF_TWO_STANDARDS.matcher(domain).find()) {
            return address;
        }
        try {
            return address.substring(0, at + 1) + IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static String trimmed(String piece) {
        int from = 0;
        int to = piece.length();
        while (from < to && "'*".indexOf(piece.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".!?'*".indexOf(piece.charAt(to - 1)) >= 0) {
            to--;
        }
        return piece.substring(from, to);
    }

    private static boolean sane(String address) {
        int at = address.indexOf('@');
        return address.length() <= LONGEST
                && at >= 1
                && at <= LONGEST_LOCAL
                && LOCAL.matcher(address.substring(0, at)).matches()
                && DOMAIN.matcher(address.substring(at + 1)).matches();
    }
}
