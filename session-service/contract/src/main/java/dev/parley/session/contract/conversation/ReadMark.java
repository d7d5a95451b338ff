package dev.parley.session.contract.conversation;

import java.time.Instant;

/// Up to which change somebody has read. Asked for without `at`. Answered with where the marker stands now (it never
/// goes back) and since when; `unread` counts what is left, as in [ConversationView].
public record ReadMark(long seq, Instant at, Integer unread) {
    public static ReadMark upTo(long seq) {
        return new ReadMark(seq, null, null);
    }
}
