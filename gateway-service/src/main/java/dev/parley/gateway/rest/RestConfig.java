package dev.parley.gateway.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of what is asked over REST.
@ConfigMapping(prefix = "gateway.rest")
public interface RestConfig {
    /// Bytes of a request's body, at most what Quarkus itself lets in (`quarkus.http.limits.max-body-size`).
    @WithDefault("131072")
    int maxBodyBytes();

    /// How long somebody is known by a token without session-service being asked again. A revocation ends it at once.
    @WithDefault("10s")
    Duration rememberedFor();

    /// Tokens remembered; 0 remembers none.
    @WithDefault("10000")
    int rememberedTokens();

    /// How long a browser may remember what our answer to its preflight request was.
    @WithDefault("10m")
    Duration preflightAge();

    /// Replies one person may follow at a time, at one gateway.
    @WithDefault("8")
    int maxStreams();

    /// How long a stream lasts at most; a reply written for longer has to be asked for again.
    @WithDefault("10m")
    Duration streamFor();

    /// Something is said on a silent stream this often, so that whoever is between keeps it open.
    @WithDefault("15s")
    Duration streamHeartbeat();

    /// After so long of silence a stream that has just begun looks whether the AI is away, and says so.
    @WithDefault("3s")
    Duration awayAfter();

    /// How long a reader may take nothing of its stream.
    @WithDefault("15s")
    Duration streamStall();

    /// Events a slow reader may be behind before its stream ends.
    @WithDefault("1024")
    int maxStreamEvents();
}
