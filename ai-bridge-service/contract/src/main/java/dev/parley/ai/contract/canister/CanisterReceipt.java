package dev.parley.ai.contract.canister;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What became of an answer: stored as message `responseId`, or of a message nobody asked about (`delivered` false).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanisterReceipt(@Nullable String responseId, boolean delivered) {}
