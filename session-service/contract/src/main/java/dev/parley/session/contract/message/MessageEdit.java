package dev.parley.session.contract.message;

/// The new text of a message.
public record MessageEdit(String content) {}
