package dev.parley.session.contract.reply;

/// What an answer has cost, in tokens; `estimated` where nobody has told.
public record ReplyUsage(int tokensIn, int tokensOut, boolean estimated) {}
