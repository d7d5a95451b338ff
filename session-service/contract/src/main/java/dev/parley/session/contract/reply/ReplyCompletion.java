package dev.parley.session.contract.reply;

import java.util.Map;

/// The finished answer with its usage; of one that was stopped or failed, what there is of it (`content` may be empty).
/// `tokensIn` and `tokensOut` are estimates when `usageEstimated`. `reasoning` is what the AI thought, null where it
/// told nothing of it; a `finishReason` of null is an end like any other.
public record ReplyCompletion(
        int attempt,
        String content,
        String contentType,
        String modelUsed,
        Double confidenceScore,
        Integer processingTimeMs,
        int tokensIn,
        int tokensOut,
        boolean usageEstimated,
        Map<String, Object> metadata,
        FinishReason finishReason,
        String reasoning) {
    public ReplyCompletion(
            int attempt,
            String content,
            String contentType,
            String modelUsed,
            Double confidenceScore,
            Integer processingTimeMs,
            int tokensIn,
            int tokensOut,
            boolean usageEstimated,
            Map<String, Object> metadata) {
        this(
                attempt,
                content,
                contentType,
                modelUsed,
                confidenceScore,
                processingTimeMs,
                tokensIn,
                tokensOut,
                usageEstimated,
                metadata,
                null,
                null);
    }
}
