package dev.parley.ai.openai.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.service.json.LenientJson;
import dev.parley.session.contract.message.FinishReason;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one completion, streamed or whole, and tells what it says. Nothing that comes after an answer's end takes the
/// answer away; nothing before it is passed over in silence when it might have held a word.
///
/// ```
///   begun ── finish_reason, or a whole message ──▶ ended ── [DONE], end of the body, trouble, silence ──▶ last event
///     └───── [DONE] ───────────────────────────────────────────────────────────────────────────────────▶ last event
///     └───── end of the body, trouble, broken JSON: not complete ───────────────────────────────────────▶ last event
/// ```
public final class CompletionStream {
    private static final Pattern DONE = Pattern.compile("\"?\\[?DONE]?\"?", Pattern.CASE_INSENSITIVE);

    /// What a completion that is not streamed calls itself: it is whole by itself.
    private static final String WHOLE = "chat.completion";

    private final Consumer<ProviderEvent> listener;
    private final EventStream events;
    /// Null: they are not told apart.
    private final @Nullable ThinkBlocks thinkBlocks;
    private final Messages text = new Messages();
    private final Messages thoughts = new Messages();
    private @Nullable String model;
    private @Nullable Integer tokensIn;
    private @Nullable Integer tokensOut;
    private FinishReasons.@Nullable Why reason;
    private final Choices choices;
    private boolean understood;
    private boolean said;
    private boolean ended;
    private @Nullable ApiError error;
    private @Nullable ProviderEvent last;

    public CompletionStream(StreamConfig config, Consumer<ProviderEvent> listener) {
        this.listener = listener;
        this.events = new EventStream(this::take, config.maxEvent());
        this.choices = new Choices(config.maxEvent());
        this.thinkBlocks = config.thinkBlocks().reader();
    }

    /// The last event, once the bytes brought it; else null.
    public @Nullable ProviderEvent more(Buffer bytes) {
        if (last == null && !events.more(bytes)) {
            return broken(ProviderEvent.Failed.invalid());
        }
        return last;
    }

    /// What it said instead of going on; null: nothing.
    public @Nullable ApiError error() {
        return error;
    }

    /// Whether all that is still to come is how much it cost.
    public boolean ended() {
        return ended;
    }

    /// The last event where the body ends without saying so.
    public ProviderEvent end() {
        if (last == null) {
            events.end();
        }
        return broken(understood ? ProviderEvent.Failed.linkLost() : ProviderEvent.Failed.unreadable());
    }

    /// The last event where something goes wrong.
    public ProviderEvent broken(ProviderEvent.Failed why) {
        if (last == null) {
            hearTheRest();
            last = ended ? conclude() : why;
        }
        return last;
    }

    private boolean take(String type, String data, boolean isLast) {
        if (last != null) {
            return true;
        }
        var text = data.strip();
        if (DONE.matcher(text).matches()) {
            hearTheRest();
            ended = true;
            last = conclude();
            return true;
        }
        List<JsonNode> values;
        try {
            values = LenientJson.values(text);
        } catch (IOException broken) {
            if (isLast) {
                lineByLine(type, data);
            }
            return false;
        }
        values.forEach(value -> value(type, value));
        return true;
    }

    /// Servers that end an event with its line put what is no JSON before what is.
    private void lineByLine(String type, String data) {
        var lines = data.split("\n");
        if (lines.length > 1) {
            for (var line : lines) {
                take(type, line, true);
            }
        } else if (data.contains("{") || data.strip().startsWith("[")) {
            // It may have held a word.
            broken(ProviderEvent.Failed.invalid());
        } else if (type.equals("error")) {
            broken(ProviderEvent.Failed.linkLost());
        }
    }

    private void value(String type, JsonNode value) {
        if (last != null) {
            return;
        }
        if (value.isArray()) {
            value.forEach(each -> value(type, each));
        } else if (value.isObject()) {
            chunk(type, value);
        }
    }

    private void chunk(String type, JsonNode chunk) {
        understood = true;
        model = nonBlank(chunk.path("model"), model);
        var usage = chunk.path("usage");
        tokensIn = firstKnown(Counts.of(usage, "prompt_tokens", "input_tokens"), tokensIn);
        tokensOut = firstKnown(Counts.of(usage, "completion_tokens", "output_tokens"), tokensOut);
        var isWhole = WHOLE.equals(chunk.path("object").textValue());
        var choice = choices.ofAnswer(chunk.path("choices"));
        var why = hear(choice, isWhole);
        var error = Errors.in(chunk, choice);
        if (error != null) {
            refused(ApiError.of(error));
        } else if (type.equals("error") && !chunk.has("choices")) {
            refused(ApiError.of(chunk));
        } else if (why != null && why.reason() == FinishReason.ERROR) {
            broken(ProviderEvent.Failed.linkLost());
        }
    }

    private void refused(ApiError said) {
        if (!ended) {
            error = said;
        }
        var ofPrompt = said.ofPrompt();
        broken(ofPrompt == null ? ProviderEvent.Failed.linkLost() : ofPrompt);
    }

    /// Why it ended, if this says so.
    private FinishReasons.@Nullable Why hear(JsonNode choice, boolean isWhole) {
        tell(words(choice, isWhole));
        var why = FinishReasons.of(choice.path("finish_reason"));
        if (why != null && why.reason() != FinishReason.ERROR) {
            reason = why.after(reason);
            ended |= why.ends();
        }
        return why;
    }

    /// What was not known to be of this answer is, when nothing more comes.
    private void hearTheRest() {
        choices.rest().forEach(choice -> hear(choice, false));
        tell(new Words(text.end(), thoughts.end()));
    }

    private Words words(JsonNode choice, boolean whole) {
        var delta = Words.of(choice.path("delta"));
        if (!delta.isEmpty()) {
            return added(delta);
        }
        if (choice.path("message").isObject()) {
            ended |= whole;
            var message = Words.of(choice.path("message"));
            return new Words(text.message(message.said()), thoughts.message(message.thought()));
        }
        return added(Words.of(choice));
    }

    private Words added(Words delta) {
        return new Words(text.delta(delta.said()), thoughts.delta(delta.thought()));
    }

    private void tell(Words words) {
        if (!words.thought().isEmpty()) {
            listener.accept(new ProviderEvent.Reasoning(words.thought()));
        }
        if (thinkBlocks == null) {
            say(words.said());
        } else {
            tellApart(thinkBlocks.more(words.said()));
        }
    }

    private void tellApart(Words words) {
        if (!words.thought().isEmpty()) {
            listener.accept(new ProviderEvent.Reasoning(words.thought()));
        }
        say(words.said());
    }

    private void say(String text) {
        if (!text.isEmpty()) {
            said |= !text.isBlank();
            listener.accept(new ProviderEvent.Delta(text));
        }
    }

    private ProviderEvent conclude() {
        if (thinkBlocks != null) {
            tellApart(thinkBlocks.end());
        }
        if (!said) {
            return ProviderEvent.Failed.wordless(reason == null ? null : reason.reason());
        }
        var why = reason == null ? FinishReason.STOP : reason.reason();
        return new ProviderEvent.Finished(null, null, model, null, null, tokensIn, tokensOut, null, why);
    }

    private static @Nullable String nonBlank(JsonNode text, @Nullable String otherwise) {
        return text.isTextual() && !text.textValue().isBlank() ? text.textValue() : otherwise;
    }

    private static @Nullable Integer firstKnown(@Nullable Integer one, @Nullable Integer other) {
        return one == null ? other : one;
    }
}
