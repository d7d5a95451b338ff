package dev.parley.session.person;

import static dev.parley.session.support.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.person.NewRevocation;
import dev.parley.session.contract.person.Revocation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignedIn;
import dev.parley.session.support.Ear;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SessionTest
class RevocationsTest {
    RedisProcess redis;
    Postgres postgres;

    private final Session service = Session.service();
    private final String subject = UUID.randomUUID().toString();
    private final UUID alice = signIn("first", Instant.now()).person().id();

    @Test
    void aRevokedTokenSignsInNoMoreAndOthersDo() {
        service.revoke(new NewRevocation(null, "tests", subject, "first"));

        assertRefused(ErrorCode.UNAUTHENTICATED, () -> signIn("first", Instant.now()));
        assertEquals(
                alice,
                signIn("second", Instant.now().minusSeconds(3600)).person().id());
        assertEquals(alice, signIn(null, null).person().id());
    }

    @Test
    void allTokensIssuedBeforeAreRevokedTogether() {
        var revoked = service.revoke(new NewRevocation(alice.toString(), null, null, null));

        assertRefused(ErrorCode.UNAUTHENTICATED, () -> signIn("any", revoked.at()));
        assertRefused(
                ErrorCode.UNAUTHENTICATED, () -> signIn("any", revoked.at().minusSeconds(5)));
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> signIn("any", null));
        assertEquals(alice, signIn("any", revoked.at().plusSeconds(1)).person().id());
        assertTrue(Session.somebody() != null, "nobody else is concerned");
    }

    @Test
    void gatewaysAreToldAtOnce() throws Exception {
        try (var ear = new Ear(redis)) {
            var revoked = service.revoke(new NewRevocation(null, null, subject, "token"));

            assertEquals(new Revocation(alice, "token", revoked.at()), revoked);
            assertEquals(revoked, ServiceHttp.JSON.readValue(ear.next(Channels.REVOCATIONS), Revocation.class));
        }
    }

    @Test
    void thePersonMustBeKnownAndMeantAlone() {
        service.signIn(SignIn.named("others", subject, null));

        assertRefused(ErrorCode.CONFLICT, () -> service.revoke(new NewRevocation(null, null, subject, null)));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.revoke(new NewRevocation(null, null, "nobody", null)));
        assertRefused(ErrorCode.NOT_FOUND, () -> service.revoke(new NewRevocation(null, "none", subject, null)));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> service.revoke(new NewRevocation(UUID.randomUUID().toString(), null, null, null)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.revoke(new NewRevocation("me", null, null, null)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.revoke(new NewRevocation(null, "tests", null, null)));
        assertRefused(ErrorCode.BAD_REQUEST, () -> service.revoke(new NewRevocation(null, null, subject, "")));
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> Session.of(alice).revoke(new NewRevocation(alice.toString(), null, null, null)));
    }

    @Test
    void singleTokensAreForgottenWhenTheyHaveLongExpired() throws Exception {
        service.revoke(new NewRevocation(alice.toString(), null, null, "old"));
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute("update revocation set at = at - interval '31 days' where person_id = '" + alice + "'");
        }

        service.revoke(new NewRevocation(alice.toString(), null, null, "new"));

        assertFalse(signIn("old", Instant.now()) == null);
        assertRefused(ErrorCode.UNAUTHENTICATED, () -> signIn("new", Instant.now()));
    }

    private SignedIn signIn(String tokenId, Instant issuedAt) {
        return service.signIn(SignIn.builder()
                .issuer("tests")
                .subject(subject)
                .tokenId(tokenId)
                .issuedAt(issuedAt)
                .build());
    }
}
