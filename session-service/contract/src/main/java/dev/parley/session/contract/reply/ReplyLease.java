package dev.parley.session.contract.reply;

/// Asks for (or renews) the right to write a reply. `attempt` is null for a claim. `contextMessages` bounds the context
/// a claim answers with.
public record ReplyLease(String worker, Integer attempt, long leaseMillis, int contextMessages) {}
