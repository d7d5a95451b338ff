package dev.parley.template.answer;

/// What somebody's words come to.
public sealed interface Understood<T> {
    record Meant<T>(T value) implements Understood<T> {}

    /// `reason` is a sentence for who said it, and says what would do.
    record Unclear<T>(String reason) implements Understood<T> {}
}
