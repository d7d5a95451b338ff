package dev.parley.session.message;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How messages are made searchable.
@ConfigMapping(prefix = "session.search")
interface SearchConfig {
    /// Pause of the indexer when there is nothing more to do.
    @WithDefault("1s")
    Duration interval();

    /// While there is more to do, the indexer rests this many times as long as its last batch took: who writes and who
    /// reads goes first.
    @WithDefault("4")
    int rests();

    /// Messages indexed in one transaction, at most: fewer for a while where a statement took too long.
    @WithDefault("1000")
    int batch();

    /// How old a message is when it is indexed: older than any transaction that is still open, clocks differing
    /// included. A search reads the younger ones itself.
    @WithDefault("15s")
    Duration overlap();

    /// Characters of a query.
    @WithDefault("500")
    int maxQuery();
}
