package dev.parley.session.contract.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.person.ExternalId;
import java.time.Instant;
import java.util.UUID;

/// Somebody's part in a conversation, as the others see it. `readSeq` is how far that person has read, and `readAt`
/// since when (null: it has read nothing); `personRole` is what its issuer says it is, or null; `externalId` is null
/// for a guest.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantView(
        UUID userId,
        long number,
        String name,
        String imageUrl,
        ParticipantRole role,
        long readSeq,
        Instant readAt,
        Instant joinedAt,
        String personRole,
        ExternalId externalId) {}
