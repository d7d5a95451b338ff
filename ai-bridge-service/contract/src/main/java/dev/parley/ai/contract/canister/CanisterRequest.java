package dev.parley.ai.contract.canister;

/// Published by a bridge on the canister's channel: the gateway writes `frame` (a `process_message` frame,
/// docs/dialects/avai.md) to the socket as it is and posts the answer to the bridge at `answerTo` (an
/// `http://host:port` of ours).
public record CanisterRequest(String answerTo, String messageId, String frame) {}
