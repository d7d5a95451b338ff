package dev.parley.stack.issuer;

import dev.parley.stack.data.DataFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// What `./parley token` prints, without a process for each.
public final class TestTokens {
    private TestTokens() {}

    public static String of(Path data, String subject, String name, Duration lifetime) {
        var request = new TokenRequest(
                subject, Optional.of(name), Optional.of(subject + "@example.org"), Optional.empty(), lifetime);
        return request.signedWith(new Issuer(new DataFolder(data)).privateKey(), Clock.systemUTC());
    }
}
