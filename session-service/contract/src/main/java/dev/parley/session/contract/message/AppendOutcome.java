package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Instant;
import java.util.UUID;

/// What became of one message. Stored: ids, `seq`, `createdAt`, and the reply that will answer it, if any (one waiting
/// already takes further messages along). Known by its key: the same, and `first`, the message as first stored.
/// Refused: only `refused`; a message that is to be
/// a reply to one of another conversation is a `bad_request`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppendOutcome(
        UUID messageId, Long number, Long seq, Instant createdAt, UUID replyId, MessageView first, ErrorCode refused) {
    public static AppendOutcome refused(ErrorCode code) {
        return new AppendOutcome(null, null, null, null, null, null, code);
    }
}
