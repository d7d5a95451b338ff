package dev.parley.session.contract.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;

/// What became of one sign-in: `signedIn`, or why it was `refused`, with a sentence for the person.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignInOutcome(SignedIn signedIn, ErrorCode refused, String sentence) {
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
        return signedIn;
    }
}
