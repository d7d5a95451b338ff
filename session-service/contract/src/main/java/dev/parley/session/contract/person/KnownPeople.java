package dev.parley.session.contract.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// People as those who share a conversation with them, or see what they have said in one, may know them.
public record KnownPeople(List<KnownPerson> people) {
    /// `externalId` is null for a guest, `lastActiveAt` where it is not told.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KnownPerson(
            UUID id,
            long number,
            String name,
            String imageUrl,
            String role,
            Instant lastActiveAt,
            ExternalId externalId) {}
}
