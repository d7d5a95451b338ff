package dev.parley.ai.context;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// What an AI is told before it answers.
@ConfigMapping(prefix = "bridge.context")
public interface ContextConfig {
    /// The instructions an AI begins with. Empty: none.
    @WithDefault("You are AVAI, an assistant for software security. Look at code, configuration and designs the way an"
            + " attacker would, and explain what you find the way a patient colleague would: name the weakness, say"
            + " how it could be abused and how bad that would be, and show the smallest change that removes it. Say"
            + " so when something is sound, when you are unsure, or when you would need to see more. Help to defend"
            + " systems; do not help to attack systems of others. Answer in the language of the question.")
    Optional<String> systemPrompt();

    /// Said besides where several people take part. Empty: nothing.
    @WithDefault("Several people take part in this conversation: each of their messages begins with its speaker's name."
            + " They speak to you as @ai. Answer the last message that does, and name people where that helps.")
    Optional<String> groupPrompt();

    /// Messages at most.
    @WithDefault("20")
    int messages();

    /// Tokens of all messages together, estimated; the system prompt is not counted.
    @WithDefault("4000")
    int tokens();
}
