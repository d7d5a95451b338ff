package dev.parley.gateway.signin;

import dev.parley.gateway.auth.AnonymousSession;
import dev.parley.gateway.auth.AuthConfig;
import dev.parley.gateway.auth.Authenticator;
import dev.parley.gateway.auth.Identity;
import dev.parley.gateway.auth.Reason;
import dev.parley.gateway.auth.Verdict;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.Head;
import dev.parley.session.contract.person.SignIn;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Who somebody is, by a token or without one. Blocks.
@ApplicationScoped
public class SignIns {
    private final Authenticator authenticator;
    private final SessionService session;
    private final AuthConfig config;

    /// The caller, and where its conversations stand.
    public record SignedIn(Caller caller, List<Head> heads) {}

    SignIns(Authenticator authenticator, SessionService session, AuthConfig config) {
        this.authenticator = authenticator;
        this.session = session;
        this.config = config;
    }

    public SignedIn signIn(Command.Authenticate command) {
        if (command.token() == null) {
            return anonymous(command.anonymousSession());
        }
        return switch (authenticator.verify(command.token())) {
            case Verdict.Verified(var identity) -> stored(signIn(identity), false, identity.expiresAt());
            case Verdict.Rejected(var reason) ->
                throw new Refused(
                        reason == Reason.UNAVAILABLE ? ErrorCode.UNAVAILABLE : ErrorCode.UNAUTHENTICATED,
                        reason.sentence);
        };
    }

    /// Whether somebody who has not signed in may read what is public.
    public boolean strangersMayRead() {
        return switch (config.anonymousPolicy()) {
            case READ_ONLY, GUEST -> true;
            case REFUSE -> false;
        };
    }

    private SignedIn anonymous(String wantedSession) {
        return switch (config.anonymousPolicy()) {
            case REFUSE -> throw new Refused(ErrorCode.UNAUTHENTICATED, "Anonymous access is not allowed");
            case READ_ONLY -> new SignedIn(new Caller.Visitor(AnonymousSession.newId()), List.of());
            case GUEST -> {
                var sessionId = AnonymousSession.isId(wantedSession) ? wantedSession : AnonymousSession.newId();
                yield stored(guest(sessionId), true, null);
            }
        };
    }

    private SignedIn stored(SignIn signIn, boolean guest, Instant expiresAt) {
        var stored = session.call(peer -> peer.people().signIn(signIn));
        return new SignedIn(new Caller.Member(stored.person(), guest, expiresAt), stored.heads());
    }

    private static SignIn guest(String sessionId) {
        return new SignIn(
                AnonymousSession.ISSUER, sessionId, null, "Anonymous User", null, null, null, null, null, null);
    }

    private static SignIn signIn(Identity identity) {
        return new SignIn(
                identity.issuer(),
                identity.subject(),
                identity.email(),
                identity.name(),
                identity.firstName(),
                identity.lastName(),
                identity.username(),
                identity.imageUrl(),
                identity.role(),
                identity.tier());
    }
}
