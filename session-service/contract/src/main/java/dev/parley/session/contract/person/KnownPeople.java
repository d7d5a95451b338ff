package dev.parley.session.contract.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// People as those who share a conversation with them, or see what they have said in one, may know them.
public record KnownPeople(List<KnownPerson> people) {
    /// `externalId` is null for a guest, `lastActiveAt` where it is not told.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KnownPerson(
            UUID id,
            long number,
            @Nullable String name,
            @Nullable String imageUrl,
            @Nullable String role,
            @Nullable Instant lastActiveAt,
            @Nullable ExternalId externalId) {}
}
