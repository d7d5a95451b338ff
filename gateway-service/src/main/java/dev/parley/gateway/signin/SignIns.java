package dev.parley.gateway.signin;

import dev.parley.gateway.auth.AnonymousPolicy;
import dev.parley.gateway.auth.AnonymousSession;
import dev.parley.gateway.auth.AuthConfig;
import dev.parley.gateway.auth.AuthResult;
import dev.parley.gateway.auth.Authenticator;
import dev.parley.gateway.auth.Identity;
import dev.parley.gateway.auth.RejectionReason;
import dev.parley.gateway.auth.TokenIntrospection;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.SignInRejected;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.token.ServiceSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who somebody is, by a token or without one. Blocks.
@ApplicationScoped
public class SignIns {
    private static final long TOO_MANY_RETRY_MILLIS = 10_000;

    private final Authenticator authenticator;
    private final TokenIntrospection tokenIntrospection;
    private final SessionService session;
    private final SignInBatches batches;
    private final AuthConfig config;
    private final AnonymousSession sessions;

    /// The caller, where its conversations stand, the first page of them if one was asked for, and since when they may
    /// have moved on (null: there is nothing that could).
    /// `more`: there are conversations beyond those. `silenced`: the direct ones in which one has blocked the other
    /// person.
    public record SignedIn(
            Caller caller,
            List<LogPosition> heads,
            @Nullable ConversationPage conversations,
            @Nullable Instant asOf,
            boolean more,
            List<UUID> silenced) {}

    SignIns(
            Authenticator authenticator,
            TokenIntrospection tokenIntrospection,
            SessionService session,
            SignInBatches batches,
            AuthConfig config,
            ServiceSecrets secrets) {
        this.sessions =
                new AnonymousSession(secrets, config.formerGuestSecrets().orElse(List.of()));
        this.authenticator = authenticator;
        this.tokenIntrospection = tokenIntrospection;
        this.session = session;
        this.batches = batches;
        this.config = config;
    }

    /// `token` null: anonymously, as `anonymousSession` if that is not null. `conversations` is how many of them to
    /// answer with.
    public SignedIn signIn(@Nullable String token, @Nullable String anonymousSession, int conversations) {
        return token == null ? anonymous(anonymousSession, conversations) : byToken(token, conversations);
    }

    /// By the token that came with the upgrade, of a client that may be used to having another API say whose it is.
    ///
    /// `address`: where the client is.
    ///
    /// @throws RequestRejected `unauthenticated`, with a sentence for people
    public SignedIn enter(String token, String address) {
        return by(
                tokenIntrospection.asked() ? tokenIntrospection.verify(token, address) : authenticator.verify(token),
                0);
    }

    /// Who bears this token, as far as the token itself tells: something that is equal for the same person; empty: it
    /// proves nothing, or a guest. Nothing is stored or asked of others. Blocks.
    public Optional<Object> prove(String token) {
        return authenticator.verify(token) instanceof AuthResult.Verified(var identity) && !identity.anonymous()
                ? Optional.of(List.of(identity.issuer(), identity.subject()))
                : Optional.empty();
    }

    /// Another token for somebody who has signed in by one.
    ///
    /// @throws RequestRejected `unauthenticated` also when it is somebody else's
    public Caller.Member refresh(Caller caller, String token) {
        var fresh = byToken(token, 0).caller();
        if (!fresh.personId().equals(caller.personId()) || !(fresh instanceof Caller.Member member)) {
            throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "This token is somebody else's");
        }
        return member;
    }

    /// The ids of all its conversations, the latest first. Blocks.
    public List<UUID> conversations(SignedIn signedIn) {
        var latest = signedIn.heads().stream().map(LogPosition::conversationId).toList();
        if (!signedIn.more()) {
            return latest;
        }
        var person = signedIn.caller().personId().orElseThrow();
        var all = new LinkedHashSet<>(latest);
        all.addAll(session.call(peer -> peer.knownPeople().conversations(person)));
        return List.copyOf(all);
    }

    private SignedIn byToken(String token, int conversations) {
        return by(authenticator.verify(token), conversations);
    }

    private SignedIn by(AuthResult authResult, int conversations) {
        return switch (authResult) {
            case AuthResult.Verified(var identity)
            when identity.anonymous() && config.anonymousPolicy() != AnonymousPolicy.GUEST ->
                anonymous(null, conversations);
            case AuthResult.Verified(var identity) ->
                stored(
                        signIn(identity, conversations),
                        new Caller.Token(
                                identity.tokenId().orElse(null),
                                identity.issuedAt().orElse(null),
                                identity.expiresAt()),
                        identity.anonymous());
            case AuthResult.Rejected(var reason) -> throw refusal(reason);
        };
    }

    private static RequestRejected refusal(RejectionReason reason) {
        var sentence = reason.sentence;
        return switch (reason) {
            case UNAVAILABLE -> new RequestRejected(ErrorCode.UNAVAILABLE, sentence);
            case TOO_MANY_UNKNOWN -> new RequestRejected(ErrorCode.RATE_LIMITED, sentence, TOO_MANY_RETRY_MILLIS);
            case NO_SUBJECT -> new SignInRejected(SignInRejected.Fault.NOBODY, sentence);
            case NO_PROFILE -> new SignInRejected(SignInRejected.Fault.NO_PROFILE, sentence);
            case FORBIDDEN -> new SignInRejected(SignInRejected.Fault.FORBIDDEN, sentence);
            default -> new RequestRejected(ErrorCode.UNAUTHENTICATED, sentence);
        };
    }

    /// Whether a token may stand in the address.
    public boolean queryTokens() {
        return config.queryTokens();
    }

    /// Whether somebody who has not signed in may read what is public.
    public boolean strangersMayRead() {
        return switch (config.anonymousPolicy()) {
            case READ_ONLY, GUEST -> true;
            case REFUSE -> false;
        };
    }

    /// The caller, for what is public: whoever has not signed in may read it, unless nobody may who has no token.
    /// Never blocks.
    ///
    /// @throws RequestRejected `unauthenticated`
    public Caller mustBeReader(Caller caller) {
        if (caller instanceof Caller.Stranger && !strangersMayRead()) {
            throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Authentication is required");
        }
        return caller;
    }

    private SignedIn anonymous(@Nullable String wantedSession, int conversations) {
        return switch (config.anonymousPolicy()) {
            case REFUSE -> throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Anonymous access is not allowed");
            case READ_ONLY ->
                new SignedIn(
                        new Caller.Visitor(sessions.newId()), List.of(), shared(conversations), null, false, List.of());
            case GUEST -> {
                var sessionId =
                        wantedSession != null && sessions.isId(wantedSession) ? wantedSession : sessions.newId();
                yield stored(guest(sessionId, conversations), null, true);
            }
        };
    }

    private @Nullable ConversationPage shared(int conversations) {
        return conversations == 0
                ? null
                : session.actingFor(null, peer -> peer.conversations().list(false, null, null, conversations, null));
    }

    private SignedIn stored(SignIn signIn, Caller.@Nullable Token token, boolean guest) {
        var stored = batches.signIn(signIn);
        return new SignedIn(
                new Caller.Member(stored.person(), token, guest),
                stored.heads(),
                stored.conversations(),
                stored.asOf(),
                stored.more(),
                stored.silenced() == null ? List.of() : stored.silenced());
    }

    private static SignIn guest(String sessionId, int conversations) {
        return SignIn.builder()
                .issuer(AnonymousSession.ISSUER)
                .subject(sessionId)
                .name("Anonymous User")
                .conversations(conversations)
                .build();
    }

    private static SignIn signIn(Identity identity, int conversations) {
        var traits = identity.traits();
        return SignIn.builder()
                .issuer(identity.issuer())
                .subject(identity.subject())
                .email(traits.email())
                .name(traits.name())
                .firstName(traits.firstName())
                .lastName(traits.lastName())
                .username(traits.username())
                .imageUrl(traits.imageUrl())
                .role(traits.role())
                .tier(traits.tier())
                .tokenId(identity.tokenId().orElse(null))
                .issuedAt(identity.issuedAt().orElse(null))
                .number(identity.number().orElse(null))
                .conversations(conversations)
                .build();
    }
}
