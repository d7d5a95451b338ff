package dev.parley.gateway.limits;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One question put to [PersonLimits], and its answer to come.
record Take(UUID person, Kind kind, Rate rate, CompletableFuture<Decision> answer) {
    String key() {
        return "limit:" + kind.word + ":" + person;
    }
}
