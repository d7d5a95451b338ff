package dev.parley.session.contract.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What is to be revoked: all tokens of the person `personId` (a UUID) or of the one its issuer calls `subject`
/// (`issuer` may be null when only one issuer has such a subject); with `tokenId`, only that token.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewRevocation(
        @Nullable String personId,
        @Nullable String issuer,
        @Nullable String subject,
        @Nullable String tokenId) {}
