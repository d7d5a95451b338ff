package dev.parley.gateway.limits;

import java.time.Duration;

/// What a person does that is counted over all gateways together.
public enum Kind {
    /// A message that asks the AI.
    AI_MESSAGE("ai-message") {
        @Override
        Rate rate(LimitsConfig config) {
            return Rate.of(config.aiMessagesPerMinute(), Duration.ofMinutes(1));
        }
    },
    /// A message to people only.
    PEOPLE_MESSAGE("people-message") {
        @Override
        Rate rate(LimitsConfig config) {
            return Rate.burst(config.peopleMessagesBurst(), config.peopleMessagesPerSecond(), Duration.ofSeconds(1));
        }
    };

    /// In the names of Redis keys.
    final String word;

    Kind(String word) {
        this.word = word;
    }

    abstract Rate rate(LimitsConfig config);
}
