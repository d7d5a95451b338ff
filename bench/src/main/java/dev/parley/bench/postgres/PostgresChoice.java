package dev.parley.bench.postgres;

import dev.parley.bench.Arguments;
import java.io.IOException;

/// Where the database of both sides comes from.
public enum PostgresChoice {
    SYSTEM,
    EMBEDDED,
    SYSTEM_IF_THERE;

    public static final String OPTION = "--postgres";

    public static PostgresChoice of(Arguments arguments) {
        return arguments
                .oneOf(OPTION, "system", "embedded")
                .map(word -> word.equals("system") ? SYSTEM : EMBEDDED)
                .orElse(SYSTEM_IF_THERE);
    }

    public PostgresServer start() throws Exception {
        if (this != EMBEDDED) {
            var binaries = DistributionPostgres.findBinaries();
            if (binaries.isPresent()) {
                return DistributionPostgres.start(binaries.get());
            }
            if (this == SYSTEM) {
                throw new IOException("no PostgreSQL 15 or newer in /usr/lib/postgresql");
            }
        }
        return EmbeddedPostgresServer.start();
    }
}
