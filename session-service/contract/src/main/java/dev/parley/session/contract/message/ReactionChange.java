package dev.parley.session.contract.message;

/// A reaction is put on, or taken off. `emoji` has 1 to 32 characters.
public record ReactionChange(String emoji, boolean on) {}
