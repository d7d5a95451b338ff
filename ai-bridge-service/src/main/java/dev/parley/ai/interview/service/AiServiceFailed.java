package dev.parley.ai.interview.service;

/// The AI service has answered, and it is of no use.
final class AiServiceFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AiServiceFailed(String reason) {
        super(reason, null, false, false);
    }
}
