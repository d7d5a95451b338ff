package dev.parley.session.contract.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Up to which change somebody has read. Asked for without `at`. Answered with where the marker stands now (it never
/// goes back) and since when; `unread` counts what is left, as in [ConversationView].
public record ReadMark(
        long seq, @Nullable Instant at, @Nullable Integer unread) {
    public static ReadMark upTo(long seq) {
        return new ReadMark(seq, null, null);
    }
}
