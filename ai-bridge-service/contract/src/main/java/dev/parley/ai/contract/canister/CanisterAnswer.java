package dev.parley.ai.contract.canister;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What a canister that dialled in answered to a `process_message`, or, with `lost`, that its socket closed first.
/// `messageId` is that of the request. A canister may choose to stream before its answer: a `piece` of it (their
/// `index` counting from 0) says `delta`, which is empty where the piece has no words, and null where they cannot be
/// read.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanisterAnswer(
        String canisterId,
        String messageId,
        String content,
        String contentType,
        Integer processingTimeMs,
        Double confidenceScore,
        String modelUsed,
        boolean piece,
        Integer index,
        String delta,
        boolean lost) {
    public CanisterAnswer {
        // A gateway of before told pieces by their words alone.
        piece |= delta != null;
    }
}
