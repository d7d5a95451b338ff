package dev.parley.gateway.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// Who may use which topics, and how much.
@ConfigMapping(prefix = "gateway.topics")
public interface TopicConfig {
    /// What is allowed besides [TopicRules#OWN], each `prefix=subscribers/publishers`; the longest prefix that fits
    /// decides. See [TopicRules].
    @WithDefault("${TOPIC_RULES:}")
    Optional<List<String>> rules();

    /// Topics one connection may listen to.
    @WithDefault("100")
    int maxSubscriptions();

    /// Characters of the JSON that goes with an event or a notification.
    @WithDefault("16384")
    int maxData();

    /// Characters of a notification's title, and of its text.
    @WithDefault("1000")
    int maxText();
}
