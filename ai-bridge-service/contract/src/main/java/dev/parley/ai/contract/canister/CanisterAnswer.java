package dev.parley.ai.contract.canister;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What a canister that dialled in answered to a `process_message`, or, with `lost`, that its socket closed first.
/// `messageId` is that of the request; a canister may choose to stream with `delta`s (their `index` counting from 0)
/// before its answer.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanisterAnswer(
        String canisterId,
        String messageId,
        String content,
        String contentType,
        Integer processingTimeMs,
        Double confidenceScore,
        String modelUsed,
        Integer index,
        String delta,
        boolean lost) {}
