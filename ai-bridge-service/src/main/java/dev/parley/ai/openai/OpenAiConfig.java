package dev.parley.ai.openai;

import dev.parley.ai.openai.stream.ThinkBlocks;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// A model behind an OpenAI-compatible API.
@ConfigMapping(prefix = "bridge.openai")
public interface OpenAiConfig {
    /// Used as given, with `/chat/completions` behind its path unless it ends so (see [CompletionsUrl]). Unset: this
    /// kind is not used.
    Optional<URI> baseUrl();

    /// Sent as a bearer token; a server of one's own may need none.
    Optional<String> apiKey();

    /// Which model is asked for; needed with a URL.
    Optional<String> model();

    /// Headers sent besides, each as `Name: value`. They win over ours.
    Optional<List<String>> headers();

    /// A JSON object whose fields are sent besides. They win over ours; null leaves one of ours out.
    Optional<String> body();

    /// Whether usage is asked for by `stream_options`. An API that refuses the field by its name is asked without.
    @WithDefault("true")
    boolean streamOptions();

    /// Whether what one role said in a row is sent as one message, and the context begins with a person.
    @WithDefault("true")
    boolean alternate();

    /// How the model is given its instructions: as a message of the role `system` or `developer`, or, for models that
    /// know neither, before the first words of a person (`first-message`). There are none with an empty
    /// `bridge.context.system-prompt`.
    @WithDefault("system")
    Instructions instructions();

    /// Tokens of the longest answer, for APIs that call it `max_tokens`.
    OptionalInt maxTokens();

    /// The same, for those that call it `max_completion_tokens`.
    OptionalInt maxCompletionTokens();

    /// Of its answers; unset: the service's own.
    OptionalDouble temperature();

    /// For a connection to it.
    @WithDefault("10s")
    Duration connectTimeout();

    /// Requests at a time; more wait for one to end.
    @WithDefault("256")
    int maxConnections();

    /// Bytes of the longest event taken from the stream, and of a completion that is not streamed.
    @WithDefault("4194304")
    int maxEvent();

    /// How long an answer that has said why it ended waits for what may come after: its usage, and the stream's end.
    @WithDefault("2s")
    Duration endPatience();

    /// Whether `<think>` blocks at the beginning of the text are told apart from the answer, as reasoning: `off`, `on`,
    /// or `begun` where the model's template has opened the first one already and only its end is seen.
    @WithDefault("off")
    ThinkBlocks.Mode thinkBlocks();

    /// How long it is left alone after it could not be reached or was overloaded: the first time, and at most.
    @WithDefault("1s")
    Duration restMin();

    /// The longest it is left alone.
    @WithDefault("30s")
    Duration restMax();
}
