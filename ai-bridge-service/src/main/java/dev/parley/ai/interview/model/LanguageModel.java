package dev.parley.ai.interview.model;

import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.PromptMessage;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.provider.ProviderKind;
import dev.parley.ai.provider.ProviderSource;
import dev.parley.session.contract.message.MessageRole;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The model behind the OpenAI-compatible API, asked for one short text. Nothing depends on it: where it is away, slow
/// or says too much, there is no text.
@ApplicationScoped
class LanguageModel {
    private final Optional<ProviderSource> source;
    private final ModelConfig config;
    private final Clock clock;

    LanguageModel(@All List<ProviderSource> sources, ModelConfig config, Clock clock) {
        this.source = sources.stream()
                .filter(each -> each.kind() == ProviderKind.OPENAI)
                .findFirst();
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if ((config.extract() || config.phrase())
                && source.filter(ProviderSource::configured).isEmpty()) {
            throw new ConfigurationException(
                    "bridge.interview.model is to help, so OPENAI_BASE_URL and OPENAI_MODEL must be set");
        }
    }

    /// Blocks.
    Optional<String> say(UUID session, String instructions, String words) {
        var available = source.stream()
                .flatMap(each -> each.providers().stream())
                .filter(Provider::available)
                .findFirst();
        return available.flatMap(model -> say(model, prompt(session, instructions, words)));
    }

    private Prompt prompt(UUID session, String instructions, String words) {
        var message = new PromptMessage(MessageRole.USER, words, "text", clock.instant());
        return new Prompt(session, session, null, null, null, 1, instructions, List.of(message), 0);
    }

    private Optional<String> say(Provider model, Prompt prompt) {
        var said = new CompletableFuture<String>();
        var text = new StringBuilder();
        var answering = model.answer(prompt, event -> hear(event, text, said));
        try {
            return Optional.ofNullable(said.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS))
                    .map(String::strip)
                    .filter(this::isPlain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            Log.debugf(
                    "The model took too long for an interview millis=%d",
                    config.timeout().toMillis());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            answering.cancel();
        }
        return Optional.empty();
    }

    /// Completed with null: it said nothing of use.
    private void hear(ProviderEvent event, StringBuilder text, CompletableFuture<String> said) {
        switch (event) {
            case ProviderEvent.Delta(var more) -> {
                text.append(more);
                if (text.length() > config.maxText()) {
                    said.complete(null);
                }
            }
            case ProviderEvent.Finished finished ->
                said.complete(finished.text() == null ? text.toString() : finished.text());
            case ProviderEvent.Reasoning _, ProviderEvent.Alive _ -> {}
            case ProviderEvent.Failed _, ProviderEvent.NotTaken _ -> said.complete(null);
        }
    }

    private boolean isPlain(String text) {
        return !text.isEmpty()
                && text.length() <= config.maxText()
                && text.chars().noneMatch(each -> Character.isISOControl(each) && each != '\n');
    }
}
