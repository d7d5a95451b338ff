package dev.parley.session.contract.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody a person has blocked, and since when.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BlockedPerson(UUID id, long number, @Nullable String name, Instant blockedAt) {}
