package dev.parley.template.answer;

/// What somebody's words come to.
public sealed interface ParseResult<T> {
    record Meant<T>(T value) implements ParseResult<T> {}

    /// `reason` is a sentence for who said it, and says what would do.
    record Unclear<T>(String reason) implements ParseResult<T> {}
}
