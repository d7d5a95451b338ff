package dev.parley.session.person;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.signin.PeopleApi;
import dev.parley.session.contract.signin.SignInBatch;
import dev.parley.session.contract.signin.SignInOutcome;
import dev.parley.session.contract.signin.SignInResult;
import dev.parley.session.identity.Batches;
import dev.parley.token.ServiceToken;
import jakarta.annotation.security.RolesAllowed;

/// Signs people in, for a service.
@RolesAllowed(ServiceToken.SERVICE)
class PeopleResource implements PeopleApi {
    private final Batches batches;
    private final SigningIn signingIn;

    PeopleResource(Batches batches, SigningIn signingIn) {
        this.batches = batches;
        this.signingIn = signingIn;
    }

    @Override
    public SignInResult signIn(SignInBatch batch) {
        if (batch == null
                || batch.items() == null
                || batch.items().contains(null)
                || batch.items().size() > SignInBatch.MAX_ITEMS) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + SignInBatch.MAX_ITEMS + " people");
        }
        // Two first sign-ins at once collide; the second run finds what the other has created.
        return new SignInResult(
                batches.takeAsService(batch.items(), PersonName::of, signingIn::signIn, SignInOutcome::of));
    }
}
