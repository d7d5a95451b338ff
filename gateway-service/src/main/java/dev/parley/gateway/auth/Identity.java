package dev.parley.gateway.auth;

import java.time.Instant;
import java.util.Optional;

/// Who a verified token says its bearer is. `issuer` and `subject` together name the person; `number` is the integer
/// id some issuers give. `anonymous`: its issuer says that nobody has signed in.
public record Identity(
        String issuer,
        String subject,
        PersonTraits traits,
        Optional<Long> number,
        Optional<Instant> issuedAt,
        Instant expiresAt,
        Optional<String> tokenId,
        boolean anonymous) {

    /// Fit for a log: nothing of the person in it.
    @Override
    public String toString() {
        return "Identity[issuer=" + issuer + "]";
    }
}
