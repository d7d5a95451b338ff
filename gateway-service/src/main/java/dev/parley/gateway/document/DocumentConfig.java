package dev.parley.gateway.document;

import dev.parley.gateway.batch.BatchedCalls;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How document sessions share the way to session-service.
@ConfigMapping(prefix = "gateway.document")
public interface DocumentConfig extends BatchedCalls.Bounds {
    /// Calls of document sessions under way at once, but for their steps; more wait their turn.
    @WithDefault("16")
    int maxCalls();

    /// So long after a document was made, its person's next connection that names no template begins no session and is
    /// told nothing before it says something: the page that shows the document dials again by itself. 0: never.
    @WithDefault("60s")
    Duration quietAfterDocument();

    /// Connections to one document session, each of which takes it over from the one before, that are let in at once.
    @WithDefault("3")
    int takeOversAtOnce();

    /// Further ones take it over one in so long.
    @WithDefault("1s")
    Duration takeOverPace();

    /// How long such a connection waits at most.
    @WithDefault("5s")
    Duration takeOverHold();

    /// How long one waits for its turn.
    @WithDefault("8s")
    Duration patience();

    /// Requests with steps under way at a time. Fewer make larger batches.
    @Override
    @WithDefault("2")
    int lanes();

    /// Steps in one request; session-service takes 64 at most.
    @Override
    @WithDefault("64")
    int maxBatch();

    /// Characters of finished documents in one request; a longer one goes alone.
    @WithDefault("1000000")
    int maxCharacters();

    /// Between the departures of two requests of a lane, at least; one that was idle sends at once.
    @Override
    @WithDefault("5ms")
    Duration pace();

    /// Steps waiting before further ones are refused for the moment.
    @Override
    @WithDefault("10000")
    int maxWaiting();

    /// How long a step waits for session-service.
    @WithDefault("10s")
    Duration stepPatience();
}
