package dev.parley.session.contract.document;

import java.time.Instant;

/// What was said in a session; `role` is `user` or `ai`.
public record HistoryEntry(String role, String content, Instant timestamp) {
    public static final String USER = "user";
    public static final String AI = "ai";
}
