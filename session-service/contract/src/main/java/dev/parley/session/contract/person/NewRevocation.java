package dev.parley.session.contract.person;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What is to be revoked: all tokens of the person `personId` (a UUID) or of the one its issuer calls `subject`
/// (`issuer` may be null when only one issuer has such a subject); with `tokenId`, only that token.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewRevocation(String personId, String issuer, String subject, String tokenId) {}
