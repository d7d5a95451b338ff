package dev.parley.bench.postgres;

import dev.parley.bench.Arguments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

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

    /// Which one `start` starts.
    public String description() throws IOException {
        var binaries = this == EMBEDDED ? Optional.<Path>empty() : DistributionPostgres.findBinaries();
        return binaries.map(DistributionPostgres::describe).orElse(EmbeddedPostgresServer.DESCRIPTION);
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
