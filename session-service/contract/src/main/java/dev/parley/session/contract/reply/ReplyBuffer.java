package dev.parley.session.contract.reply;

import dev.parley.session.contract.log.Ephemeral;
import java.util.UUID;

/// Where a reply being written is kept in Redis, for listeners that come late. Best effort: what counts is stored when
/// the reply ends. One for each conversation, which has one reply being written at most; it is replaced when an attempt
/// begins, deleted when that ends, and expires when nobody has written to it for a minute.
///
/// - [#key]: a hash of [#REPLY], [#MESSAGE], [#ANSWER], [#ATTEMPT], where it is known [#MODEL], and [#SIGNATURE] and
///   [#REASONING_SIGNATURE], which are of all that and the texts: what is not signed is not shown to anybody.
/// - [#textKey]: everything said so far in this attempt. A NUL in it stands where something is missing: then it is of
///   no use.
/// - [#reasoningKey]: everything thought so far, likewise.
public final class ReplyBuffer {
    public static final String REPLY = "reply";
    public static final String MESSAGE = "message";
    public static final String ANSWER = "answer";
    public static final String ATTEMPT = "attempt";
    public static final String MODEL = "model";

    public static final String SIGNATURE = "signature";
    public static final String REASONING_SIGNATURE = "reasoning-signature";

    private ReplyBuffer() {}

    /// The same for what was thought.
    public static String aboutReasoning(UUID conversation, Ephemeral.ReplyStarted started) {
        return about(conversation, started) + "\nreasoning";
    }

    /// What the text belongs to.
    public static String about(UUID conversation, Ephemeral.ReplyStarted started) {
        return String.join(
                "\n",
                conversation.toString(),
                started.replyId().toString(),
                started.messageId().toString(),
                started.answerId().toString(),
                Integer.toString(started.attempt()),
                started.model() == null ? "" : started.model());
    }

    public static String key(UUID conversation) {
        return "reply:" + conversation;
    }

    public static String textKey(UUID conversation) {
        return "reply-text:" + conversation;
    }

    public static String reasoningKey(UUID conversation) {
        return "reply-reasoning:" + conversation;
    }
}
