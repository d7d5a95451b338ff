package dev.parley.session.contract.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tokens that count no longer: the one with the id `tokenId` (`jti`), or, where that is null, all of the person's that
/// were issued up to `at`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revocation(UUID personId, @Nullable String tokenId, Instant at) {}
