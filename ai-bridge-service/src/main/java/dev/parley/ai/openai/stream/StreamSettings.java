package dev.parley.ai.openai.stream;

/// How a stream is read. `maxEvent`: bytes of one event; `thinkBlocks`: whether `<think>` blocks are told apart.
public record StreamSettings(int maxEvent, boolean thinkBlocks) {}
