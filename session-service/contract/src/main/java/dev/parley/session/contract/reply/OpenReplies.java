package dev.parley.session.contract.reply;

import java.util.List;

/// The replies of a conversation that have not ended, oldest first: one being written comes before those that wait.
public record OpenReplies(List<ReplyView> replies) {}
