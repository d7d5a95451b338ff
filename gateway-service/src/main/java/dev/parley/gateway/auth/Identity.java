package dev.parley.gateway.auth;

import java.time.Instant;
import java.util.Optional;

/// Who a verified token says its bearer is. `issuer` and `subject` together name the person; `number` is the integer
/// id some issuers give; every other text may be null.
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
        Optional<String> tokenId) {

    /// Fit for a log: nothing of the person in it.
    @Override
    public String toString() {
        return "Identity[issuer=" + issuer + "]";
    }
}
