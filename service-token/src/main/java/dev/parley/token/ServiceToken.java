package dev.parley.token;

import java.util.Optional;
import java.util.UUID;

/// What one of our services proves to another with each internal call: which service it is, and the person it acts
/// for. A call without a person acts for the service itself (a batch of many people's messages, an AI's answer).
public record ServiceToken(String service, Optional<UUID> person) {}
