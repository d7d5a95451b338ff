package dev.parley.soak.crowd;

/// Somebody of the crowd, with a token of the stack's own issuer.
public record Person(String name, String token, String id) {}
