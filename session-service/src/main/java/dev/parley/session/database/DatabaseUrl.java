package dev.parley.session.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a database is and as whom to reach it, read from the one address an operator sets. `user` and `password` are
/// null where nobody says them.
public record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";

    /// Reads `postgres://user:password@host:port/database?…`, `postgresql://…` or `jdbc:postgresql://…`; what the
    /// address itself says of the user wins over `user` and `password`.
    public static DatabaseUrl parse(String url, @Nullable String user, @Nullable String password) {
        var trimmed = url.strip();
        if (trimmed.startsWith(JDBC)) {
            return new DatabaseUrl(trimmed, user, password);
        }
        if (!trimmed.startsWith("postgres://") && !trimmed.startsWith("postgresql://")) {
            throw malformed();
        }
        try {
            var uri = URI.create(trimmed);
            if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                throw malformed();
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var jdbc = JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query;
            if (uri.getRawUserInfo() == null) {
                return new DatabaseUrl(jdbc, user, password);
            }
            var parts = uri.getRawUserInfo().split(":", 2);
            return new DatabaseUrl(jdbc, decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : password);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    /// The address itself stays out of the text: it holds a password.
    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "An address looks like postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
