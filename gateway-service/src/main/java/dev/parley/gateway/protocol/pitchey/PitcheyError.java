package dev.parley.gateway.protocol.pitchey;

import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What these clients are told when something is refused (docs/dialects/pitchey.md).
enum PitcheyError {
    INCOMPLETE("Missing required fields for message"),
    UNREADABLE("Failed to process message"),
    NOT_SENT("Failed to send message"),
    DENIED("Access denied");

    final String message;

    PitcheyError(String message) {
        this.message = message;
    }

    /// What [#refused] had to say beside it, or else in one sentence what it is.
    static String sentence(Rejection refused) {
        var why = refused.message();
        return why == null || why.isEmpty() ? valueOf(Objects.requireNonNull(refused.word())).message : why;
    }

    /// `why` is said beside it; null: nothing.
    InvalidFrame refused(@Nullable String why, Reference reference) {
        return new InvalidFrame(new Rejection(ErrorCode.BAD_REQUEST, name(), why == null ? "" : why, 0), reference);
    }
}
