package dev.parley.session.contract.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is one person's own in a conversation and no entry of its log, as it stands since `at`. `arrangedAt` is when it
/// was last pinned or archived, or the contrary (null: never).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantState(
        UUID conversationId,
        UUID personId,
        long readSeq,
        boolean pinned,
        boolean archived,
        @Nullable Instant arrangedAt,
        Instant at) {}
