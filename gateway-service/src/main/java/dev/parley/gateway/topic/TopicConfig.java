package dev.parley.gateway.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may use which topics, and how much.
@ConfigMapping(prefix = "gateway.topics")
public interface TopicConfig {
    /// What is allowed besides [TopicRules#OWN], each `prefix=subscribers/publishers/events`; the longest prefix that
    /// fits decides. See [TopicRules].
    @WithDefault("${TOPIC_RULES:}")
    Optional<List<String>> rules();

    /// Events only services say, of whatever topic: a person's is refused. (Names of the server's own frames are
    /// refused from everybody.)
    @WithDefault("${TOPIC_SERVICE_EVENTS:nda_signed,notification}")
    Set<String> serviceEvents();

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
