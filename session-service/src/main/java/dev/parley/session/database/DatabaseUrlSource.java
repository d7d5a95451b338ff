package dev.parley.session.database;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Tells Quarkus the database of `DATABASE_URL`, for the pool, of `FLYWAY_DATABASE_URL`, for migrations (the same where
/// that is not set), and of `DATABASE_REPLICA_URL`, for readings (none where that is not set).
public final class DatabaseUrlSource implements ConfigSourceFactory {
    /// Above application.properties, below what an operator sets for Quarkus itself.
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var url = context.getValue("DATABASE_URL").getValue();
        if (url == null || url.isBlank()) {
            return List.of();
        }
        var pool = DatabaseUrl.parse(
                url,
                context.getValue("DATABASE_USER").getValue(),
                context.getValue("DATABASE_PASSWORD").getValue());
        var owners = context.getValue("FLYWAY_DATABASE_URL").getValue();
        var owner = owners == null || owners.isBlank() ? pool : DatabaseUrl.parse(owners, null, null);
        var settings = new HashMap<String, String>();
        tell(settings, "quarkus.datasource.jdbc.url", "quarkus.datasource", pool);
        tell(settings, "quarkus.flyway.jdbc-url", "quarkus.flyway", owner);
        var replicas = context.getValue("DATABASE_REPLICA_URL").getValue();
        var replicated = replicas != null && !replicas.isBlank();
        settings.put("quarkus.datasource.replica.active", Boolean.toString(replicated));
        if (replicated) {
            var replica = DatabaseUrl.parse(replicas, pool.user(), pool.password());
            tell(settings, "quarkus.datasource.replica.jdbc.url", "quarkus.datasource.replica", replica);
        }
        return List.of(new PropertiesConfigSource(settings, "DATABASE_URL", ORDINAL));
    }

    private static void tell(Map<String, String> settings, String url, String whom, DatabaseUrl database) {
        settings.put(url, database.jdbc());
        if (database.user() != null) {
            settings.put(whom + ".username", database.user());
        }
        if (database.password() != null) {
            settings.put(whom + ".password", database.password());
        }
    }
}
