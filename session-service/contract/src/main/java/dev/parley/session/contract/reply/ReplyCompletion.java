package dev.parley.session.contract.reply;

import java.util.Map;

/// The finished answer with its usage; of one that was stopped, what there is of it (`content` may be empty).
/// `tokensIn` and `tokensOut` are estimates when `usageEstimated`.
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
        Map<String, Object> metadata) {}
