package dev.parley.session.contract.reply;

import java.util.List;
import java.util.UUID;

/// Replies nobody works on, the oldest first: pending for longer than asked, or streaming under a lease that ran out.
public record UnclaimedReplies(List<UUID> replies) {}
