package dev.parley.session;

import dev.parley.session.database.DatabaseUrl;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The process. What it cannot run without is checked before anything starts, so that a missing setting is one line.
@QuarkusMain
public final class SessionService {
    private static final int SECRET_BYTES = 32;

    public static void main(String... arguments) {
        var unmet = unmet(name -> System.getProperty(name, System.getenv(name)));
        if (unmet.isPresent()) {
            System.err.println("session-service cannot start: " + unmet.get());
            System.exit(1);
        }
        Quarkus.run(arguments);
    }

    static Optional<String> unmet(UnaryOperator<String> environment) {
        var secret = environment.apply("INTERNAL_TOKEN_SECRET");
        if (secret == null || secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
            return Optional.of("INTERNAL_TOKEN_SECRET must be set, to " + SECRET_BYTES + " bytes at least");
        }
        var accepted = environment.apply("INTERNAL_TOKEN_SECRET_ACCEPTED");
        if (accepted != null
                && !accepted.isEmpty()
                && accepted.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
            return Optional.of("INTERNAL_TOKEN_SECRET_ACCEPTED must have " + SECRET_BYTES + " bytes at least");
        }
        var url = environment.apply("DATABASE_URL");
        if (url == null || url.isBlank()) {
            return Optional.of("DATABASE_URL must be set, e.g. postgres://user:password@host:5432/database");
        }
        return Stream.of("DATABASE_URL", "FLYWAY_DATABASE_URL", "DATABASE_REPLICA_URL")
                .flatMap(name -> malformed(name, environment.apply(name)).stream())
                .findFirst();
    }

    private static Optional<String> malformed(String name, @Nullable String url) {
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        try {
            DatabaseUrl.parse(url, null, null);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(name + " names no database: " + e.getMessage());
        }
    }
}
