package dev.parley.ai.openai.stream;

/// How a stream is read. `maxEvent`: bytes of one event; `thinkBlocks`: how `<think>` blocks are told apart.
public record StreamConfig(int maxEvent, ThinkBlocks.Mode thinkBlocks) {}
