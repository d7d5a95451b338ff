package dev.parley.session.contract.reply;

import java.util.UUID;

/// Where a reply being written is kept in Redis, for listeners that come late. Best effort: what counts is stored when
/// the reply ends.
///
/// - Key [#key]: a hash with [#REPLY], [#MESSAGE], [#ANSWER], [#ATTEMPT], [#MODEL] and, growing, [#TEXT]: everything
///   said so far in this attempt. It is replaced when an attempt begins, deleted when the reply ends, and expires when
///   nobody has written to it for a minute.
public final class ReplyBuffer {
    public static final String REPLY = "reply";
    public static final String MESSAGE = "message";
    public static final String ANSWER = "answer";
    public static final String ATTEMPT = "attempt";
    public static final String MODEL = "model";
    public static final String TEXT = "text";

    private ReplyBuffer() {}

    /// One for each conversation: it has one reply being written at most.
    public static String key(UUID conversation) {
        return "reply:" + conversation;
    }
}
