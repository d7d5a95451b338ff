package dev.parley.session.contract.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of one sign-in: `signedIn`, or why it was `refused`, with a sentence for the person.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignInOutcome(
        @Nullable SignedIn signedIn,
        @Nullable ErrorCode refused,
        @Nullable String sentence) {
    public static SignInOutcome of(SignedIn signedIn) {
        return new SignInOutcome(signedIn, null, null);
    }

    public static SignInOutcome of(RequestRejected refused) {
        return new SignInOutcome(null, refused.code(), refused.getMessage());
    }

    /// @throws RequestRejected if it was
    public SignedIn get() {
        if (refused != null) {
            throw new RequestRejected(refused, sentence);
        }
        return Objects.requireNonNull(signedIn);
    }
}
