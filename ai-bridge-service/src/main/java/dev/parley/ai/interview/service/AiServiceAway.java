package dev.parley.ai.interview.service;

/// The AI service is not there, or cannot do its work.
final class AiServiceAway extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean refusesKey;

    AiServiceAway(String reason, boolean refusesKey) {
        super(reason, null, false, false);
        this.refusesKey = refusesKey;
    }

    boolean refusesKey() {
        return refusesKey;
    }
}
