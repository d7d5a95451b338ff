package dev.parley.ai.openai;

import dev.parley.ai.openai.stream.ApiError;
import dev.parley.ai.provider.Prompt;
import dev.parley.service.metrics.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/// Logs and counts what the API says when it does not answer. No text of a conversation gets into the log, though APIs
/// like to repeat it.
@ApplicationScoped
class Refusals {
    private static final int MAX_TEXT = 200;
    private static final int MAX_CODE = 64;
    /// So many characters in a row that are a conversation's too are no chance.
    private static final int TELLING = 12;

    /// Some statuses are counted each by itself; 0 is an error within a stream.
    private static final Label<String> STATUS = Label.ofWords(
            "status", "0", "400", "401", "403", "404", "408", "413", "422", "429", "500", "502", "503", "504", "1xx",
            "2xx", "3xx", "4xx", "5xx");

    private final MeterRegistry registry;

    Refusals(MeterRegistry registry) {
        this.registry = registry;
    }

    /// `status` 0: within a stream that had begun well. `ours`: no prompt will fare better until somebody repairs it.
    void note(int status, ApiError error, Prompt prompt, boolean ours) {
        Counter.builder("bridge.provider.refusals")
                .description("Requests the model's API did not answer, by its status of HTTP; 0: within a stream")
                .tags(STATUS.is(word(status)))
                .register(registry)
                .increment();
        var code = clean(error.code(), MAX_CODE, prompt);
        var text = clean(error.text(), MAX_TEXT, prompt);
        if (ours) {
            Log.errorf(
                    "The model's API refuses us, look at its URL, key and model status=%d code=%s text=\"%s\"",
                    status, code, text);
        } else {
            Log.warnf("The model's API does not answer status=%d code=%s text=\"%s\"", status, code, text);
        }
    }

    private static String word(int status) {
        var exact = String.valueOf(status);
        return STATUS.has(exact) ? exact : status / 100 + "xx";
    }

    static String clean(String text, int most, Prompt prompt) {
        var line = text.replaceAll("[\\p{Cntrl}\\s\"]+", " ").strip();
        var cut = line.length() > most ? line.substring(0, most) : line;
        return repeats(cut, prompt) ? "(repeats the conversation)" : cut;
    }

    private static boolean repeats(String text, Prompt prompt) {
        for (var message : prompt.messages()) {
            var content =
                    message.content().replaceAll("[\\p{Cntrl}\\s\"]+", " ").strip();
            if (!content.isEmpty() && content.length() <= TELLING && text.contains(content)) {
                return true;
            }
            for (var at = 0; at + TELLING <= text.length(); at++) {
                if (content.contains(text.substring(at, at + TELLING))) {
                    return true;
                }
            }
        }
        return false;
    }
}
