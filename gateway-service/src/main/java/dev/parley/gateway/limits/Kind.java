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
    },
    /// What the guests of one address do, and all guests together: each new socket is a new guest.
    GUEST_AI_MESSAGE("guest-ai-message") {
        @Override
        Rate rate(LimitsConfig config) {
            return Rate.of(config.guestAiMessagesPerMinute(), Duration.ofMinutes(1));
        }
    },
    ALL_GUESTS_AI_MESSAGE("all-guests-ai-message") {
        @Override
        Rate rate(LimitsConfig config) {
            return Rate.of(config.allGuestsAiMessagesPerMinute(), Duration.ofMinutes(1));
        }
    },
    GUEST_MESSAGE("guest-message") {
        @Override
        Rate rate(LimitsConfig config) {
            return Rate.of(config.guestMessagesPerMinute(), Duration.ofMinutes(1));
        }
    },
    ALL_GUESTS_MESSAGE("all-guests-message") {
        @Override
        Rate rate(LimitsConfig config) {
            return Rate.of(config.allGuestsMessagesPerMinute(), Duration.ofMinutes(1));
        }
    };

    /// In the names of Redis keys.
    final String word;

    Kind(String word) {
        this.word = word;
    }

    abstract Rate rate(LimitsConfig config);
}
