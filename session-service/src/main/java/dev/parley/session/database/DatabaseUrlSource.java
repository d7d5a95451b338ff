package dev.parley.session.database;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Tells Quarkus the database of `DATABASE_URL`, once for the pool and once for Flyway, which has a connection of its
/// own.
public final class DatabaseUrlSource implements ConfigSourceFactory {
    /// Above application.properties, below what an operator sets for Quarkus itself.
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var url = context.getValue("DATABASE_URL").getValue();
        if (url == null || url.isBlank()) {
            return List.of();
        }
        var database = DatabaseUrl.parse(
                url,
                context.getValue("DATABASE_USER").getValue(),
                context.getValue("DATABASE_PASSWORD").getValue());
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbc());
        settings.put("quarkus.flyway.jdbc-url", database.jdbc());
        if (database.user() != null) {
            settings.put("quarkus.datasource.username", database.user());
            settings.put("quarkus.flyway.username", database.user());
        }
        if (database.password() != null) {
            settings.put("quarkus.datasource.password", database.password());
            settings.put("quarkus.flyway.password", database.password());
        }
        return List.of(new PropertiesConfigSource(settings, "DATABASE_URL", ORDINAL));
    }
}
