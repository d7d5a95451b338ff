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

    /// Conversations told at a sign-in.
    @WithDefault("1000")
    int maxHeads();
}
