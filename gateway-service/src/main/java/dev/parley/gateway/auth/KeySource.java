package dev.parley.gateway.auth;

import java.security.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an issuer's verification keys come from.
interface KeySource {
    /// The keys that may have signed a token with this `kid` (null when it has none) and algorithm.
    List<? extends Key> find(@Nullable String keyId, String algorithm) throws KeysUnavailable;

    /// The keys could not be had just now; the token may well be good.
    final class KeysUnavailable extends Exception {
        private static final long serialVersionUID = 1L;

        KeysUnavailable() {
            super("No keys", null, false, false);
        }
    }
}
