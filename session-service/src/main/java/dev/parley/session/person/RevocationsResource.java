package dev.parley.session.person;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.person.NewRevocation;
import dev.parley.session.contract.person.Revocation;
import dev.parley.session.contract.person.RevocationsApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.StorableText;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.token.ServiceToken;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import java.util.stream.Stream;

/// Takes revocations, and tells every gateway at once.
@RolesAllowed(ServiceToken.SERVICE)
class RevocationsResource implements RevocationsApi {
    private static final int LONGEST = 2048;

    private final ActorTransactions actorTransactions;
    private final Revocations revocations;
    private final Announcer announcer;

    RevocationsResource(ActorTransactions actorTransactions, Revocations revocations, Announcer announcer) {
        this.actorTransactions = actorTransactions;
        this.revocations = revocations;
        this.announcer = announcer;
    }

    @Override
    public Revocation revoke(NewRevocation wanted) {
        if (wanted == null || (wanted.personId() == null && wanted.subject() == null)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Whose tokens are to be revoked is missing");
        }
        var fits = Stream.of(wanted.issuer(), wanted.subject(), wanted.tokenId())
                .filter(Objects::nonNull)
                .allMatch(text -> !text.isEmpty() && StorableText.fits(text, LONGEST));
        if (!fits) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A name has 1 to " + LONGEST + " characters");
        }
        var revocation = actorTransactions.asService(() -> revocations.revoke(wanted));
        announcer.tell(revocation);
        return revocation;
    }
}
