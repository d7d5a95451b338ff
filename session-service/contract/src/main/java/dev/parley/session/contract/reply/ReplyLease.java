package dev.parley.session.contract.reply;

import org.jspecify.annotations.Nullable;

/// Asks for (or renews) the right to write a reply. `attempt` is null for a claim. `contextMessages` bounds the context
/// a claim answers with.
public record ReplyLease(String worker, @Nullable Integer attempt, long leaseMillis, int contextMessages) {}
