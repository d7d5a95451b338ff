package dev.parley.ai.openai;

import dev.parley.ai.openai.stream.ApiError;
import dev.parley.ai.openai.stream.PromptErrors;
import dev.parley.ai.provider.ProviderEvent.Failed;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Duration;

/// Whose trouble it is when an API does not answer.
enum Refusal {
    /// Ours to repair, and no prompt will fare better: the key, the address, the model's name.
    OURS,
    /// The API's: it is left alone for a while.
    BUSY,
    /// That of this prompt, or the API's: known when others are answered, or fail too.
    UNCLEAR,
    /// That of this prompt, and of nobody else.
    ONE_PROMPT;

    /// What a prompt is refused for is its own, by whatever status it is told, also by one of trouble or of haste.
    static Refusal of(int status, ApiError error) {
        var byStatus = of(status);
        return byStatus != OURS && error.ofPrompt() != null ? ONE_PROMPT : byStatus;
    }

    private static Refusal of(int status) {
        return switch (status) {
            case 401, 402, 404, 405, 407, 410 -> OURS;
            case 408, 409, 425, 429, 503, 529 -> BUSY;
            default -> {
                if (status >= 500) {
                    yield UNCLEAR;
                }
                yield status >= 400 ? ONE_PROMPT : OURS;
            }
        };
    }

    Failed failed(int status, ApiError error) {
        var ofPrompt = error.ofPrompt();
        if (ofPrompt != null) {
            return ofPrompt;
        }
        return switch (status) {
            case 403, 451 -> PromptErrors.notAllowed();
            case 413 -> PromptErrors.tooLong();
            default -> new Failed(ErrorCode.BAD_REQUEST, "AI service error", Duration.ZERO, true);
        };
    }
}
