package dev.parley.session.person;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What is noted of people.
@ConfigMapping(prefix = "session.people")
interface PeopleConfig {
    /// A person's activity is noted this often at most: each note is a write.
    @WithDefault("1m")
    Duration activityPrecision();

    /// How long the revocation of a single token is kept: longer than any token lives.
    @WithDefault("30d")
    Duration revocationMemory();

    /// People noted as here at a time.
    @WithDefault("5000")
    int maxSeen();

    /// People told as those somebody knows.
    @WithDefault("5000")
    int maxCircle();

    /// Conversations of a sign-in's first page.
    @WithDefault("200")
    int maxFirstPage();

    /// Conversations told at a sign-in.
    @WithDefault("1000")
    int maxHeads();
}
