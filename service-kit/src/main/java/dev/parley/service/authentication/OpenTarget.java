package dev.parley.service.authentication;

/// What a service answers to everybody, whoever asks.
public interface OpenTarget {
    /// As it is written in a request, to the letter: no other spelling is let through.
    String target();
}
