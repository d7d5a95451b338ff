package dev.parley.session.contract.message;

/// A message that was found; `snippet` is the part of its text that matches, with the words found between `**`.
public record SearchHit(MessageView message, String snippet) {}
