package dev.parley.session.contract.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of one step: the `session` as it is then, without its history, or why the step was `refused`, with a
/// sentence for the person. `not_found` where it is not the person's; `conflict` where it is over or another question
/// is asked; `forbidden` where another connection holds it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionStepOutcome(
        @Nullable DocumentSessionView session,
        @Nullable ErrorCode refused,
        @Nullable String sentence) {
    public static SessionStepOutcome of(DocumentSessionView session) {
        return new SessionStepOutcome(session, null, null);
    }

    public static SessionStepOutcome of(RequestRejected refused) {
        return new SessionStepOutcome(null, refused.code(), refused.getMessage());
    }

    /// @throws RequestRejected if it was
    public DocumentSessionView get() {
        if (refused != null) {
            throw new RequestRejected(refused, sentence);
        }
        return Objects.requireNonNull(session);
    }
}
