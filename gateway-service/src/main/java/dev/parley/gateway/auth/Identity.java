package dev.parley.gateway.auth;

import java.time.Instant;
import java.util.Optional;

/// Who a verified token says its bearer is. `issuer` and `subject` together name the person; `number` is the integer
/// id some issuers give; every other text may be null. `anonymous`: its issuer says that nobody has signed in.
public record Identity(
        String issuer,
        String subject,
        String email,
        String name,
        String firstName,
        String lastName,
        String username,
        String imageUrl,
        String role,
        String tier,
        Optional<Long> number,
        Optional<Instant> issuedAt,
        Instant expiresAt,
        Optional<String> tokenId,
        boolean anonymous) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_ADDRESS = 2048;

    /// A name too long is cut, what means nothing without its end is dropped: no trait keeps anybody out.
    public Identity {
        email = whole(email, LONGEST_EMAIL);
        name = cut(name);
        firstName = cut(firstName);
        lastName = cut(lastName);
        username = cut(username);
        imageUrl = whole(imageUrl, LONGEST_ADDRESS);
        role = whole(role, LONGEST_NAME);
        tier = whole(tier, LONGEST_NAME);
    }

    private static String cut(String text) {
        var clean = storable(text);
        if (clean == null || clean.length() <= LONGEST_NAME) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return clean.substring(0, end);
    }

    private static String whole(String text, int longest) {
        return text == null || text.length() > longest ? null : storable(text);
    }

    private static String storable(String text) {
        return text == null
                ? null
                : text.codePoints()
                        .filter(point -> point != 0)
                        .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// Fit for a log: nothing of the person in it.
    @Override
    public String toString() {
        return "Identity[issuer=" + issuer + "]";
    }
}
