package dev.parley.session.contract.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.person.ExternalId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody's part in a conversation, as the others see it. `readSeq` is how far that person has read, and `readAt`
/// since when (null: it has read nothing); `personRole` is what its issuer says it is; `externalId` is null
/// for a guest.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantView(
        UUID userId,
        long number,
        @Nullable String name,
        @Nullable String imageUrl,
        ParticipantRole role,
        long readSeq,
        @Nullable Instant readAt,
        Instant joinedAt,
        @Nullable String personRole,
        @Nullable ExternalId externalId) {}
