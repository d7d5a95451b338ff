package dev.parley.ai.interview.builtin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/// How the built-in interviewer asks.
@ConfigMapping(prefix = "bridge.interview")
public interface InterviewSettings {
    /// How often an answer may be of no use before the interview is broken off.
    @WithDefault("3")
    int attempts();

    /// Where “today” is.
    @WithDefault("UTC")
    ZoneId timeZone();

    /// Versions of templates kept at hand.
    @WithDefault("200")
    int keptTemplates();
}
