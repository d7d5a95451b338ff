package dev.parley.gateway.rest;

import org.jspecify.annotations.Nullable;

/// The token in an `Authorization` header (RFC 6750, 2.1).
public final class BearerToken {
    private static final String BEARER = "Bearer ";

    private BearerToken() {}

    /// Null where there is none.
    public static @Nullable String of(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var token = header.substring(BEARER.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
