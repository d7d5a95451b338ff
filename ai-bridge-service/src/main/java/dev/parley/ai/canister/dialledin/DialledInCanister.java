package dev.parley.ai.canister.dialledin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.announce.Announcer;
import dev.parley.ai.contract.canister.CanisterAnswer;
import dev.parley.ai.contract.canister.CanisterRequest;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.provider.ProviderKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A canister that dialled a gateway, as this process knows it: a Redis channel to ask on, and what it is answering.
final class DialledInCanister implements Provider {
    private final String channel;
    private final String answerTo;
    private final Announcer announcer;
    private final ProcessMessage frames;
    private final ObjectMapper json;
    private final Map<String, PendingRequest> questions = new ConcurrentHashMap<>();
    private volatile boolean gone;
    /// What it calls itself; null until it has answered.
    private volatile @Nullable String model;

    DialledInCanister(String channel, String answerTo, Announcer announcer, ProcessMessage frames, ObjectMapper json) {
        this.channel = channel;
        this.answerTo = answerTo;
        this.announcer = announcer;
        this.frames = frames;
        this.json = json;
    }

    String channel() {
        return channel;
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.CANISTER_IN;
    }

    @Override
    public boolean available() {
        return !gone && announcer.connected();
    }

    @Override
    public int underWay() {
        return questions.size();
    }

    @Override
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    @Override
    public Answering answer(Prompt prompt, Consumer<ProviderEvent> listener) {
        var message = prompt.messageId().toString();
        var question = new PendingRequest(listener);
        if (gone || questions.putIfAbsent(message, question) != null) {
            listener.accept(new ProviderEvent.NotTaken());
            return () -> {};
        }
        announcer.publish(channel, request(message, prompt)).onComplete(published -> {
            // Nobody listens on its channel: the gateway is gone, and the prompt with it.
            var heard = published.succeeded() && published.result() > 0;
            if (!heard && questions.remove(message, question)) {
                listener.accept(new ProviderEvent.NotTaken());
            }
        });
        if (gone && questions.remove(message, question)) {
            question.lost();
        }
        return question.answering(() -> questions.remove(message, question));
    }

    /// What became of the answer: the id it is stored under, null when nowhere, empty when nobody asked for it.
    Optional<CompletableFuture<Optional<String>>> answered(CanisterAnswer answer) {
        var message =
                answer.messageId() == null ? null : answer.messageId().strip().toLowerCase(Locale.ROOT);
        var question = message == null ? null : questions.get(message);
        if (question == null) {
            return Optional.empty();
        }
        if (answer.lost()) {
            questions.remove(message, question);
            question.lost();
            return Optional.empty();
        }
        if (answer.piece()) {
            question.piece(answer);
            return Optional.of(CompletableFuture.completedFuture(Optional.empty()));
        }
        if (!questions.remove(message, question)) {
            return Optional.empty();
        }
        model = answer.modelUsed() == null ? model : answer.modelUsed();
        question.answered(answer);
        return Optional.of(question.stored());
    }

    /// It left, or fell silent.
    void leave() {
        gone = true;
        questions.forEach((message, question) -> {
            if (questions.remove(message, question)) {
                question.lost();
            }
        });
    }

    private String request(String message, Prompt prompt) {
        try {
            return json.writeValueAsString(new CanisterRequest(answerTo, message, frames.frame(prompt)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A canister request could not be written", e);
        }
    }
}
