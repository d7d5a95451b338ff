package dev.parley.session.contract.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/// Somebody's part in a conversation, as the others see it. `readSeq` is how far that person has read.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantView(
        UUID userId, long number, String name, String imageUrl, ParticipantRole role, long readSeq, Instant joinedAt) {}
