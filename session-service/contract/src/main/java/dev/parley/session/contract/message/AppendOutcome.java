package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one message. Stored: ids, `seq`, `createdAt`, and the reply that will answer it, if any (one waiting
/// already takes further messages along). Known by its key: the same, and `first`, the message as first stored.
/// Refused: only `refused`, with a `sentence` for the person where the code alone does not say what is wrong; a message
/// that is to be a reply to one of another conversation is a `bad_request`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppendOutcome(
        @Nullable UUID messageId,
        @Nullable Long number,
        @Nullable Long seq,
        @Nullable Instant createdAt,
        @Nullable UUID replyId,
        @Nullable MessageView first,
        @Nullable ErrorCode refused,
        @Nullable String sentence) {
    /// `first` null: it has just been stored.
    public static AppendOutcome stored(
            UUID messageId,
            Long number,
            Long seq,
            Instant createdAt,
            @Nullable UUID replyId,
            @Nullable MessageView first) {
        return new AppendOutcome(messageId, number, seq, createdAt, replyId, first, null, null);
    }

    public static AppendOutcome refused(ErrorCode code) {
        return refused(code, null);
    }

    /// `sentence` null: the code says it all.
    public static AppendOutcome refused(ErrorCode code, @Nullable String sentence) {
        return new AppendOutcome(null, null, null, null, null, null, code, sentence);
    }
}
