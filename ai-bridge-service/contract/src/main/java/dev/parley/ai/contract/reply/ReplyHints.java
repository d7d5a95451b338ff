package dev.parley.ai.contract.reply;

import java.util.List;
import java.util.UUID;

/// Replies that have just been asked for. At most 256.
public record ReplyHints(List<UUID> replies) {}
