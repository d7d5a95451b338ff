package dev.parley.gateway.protocol;

import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who speaks on a connection.
///
/// ```
/// Stranger ──anonymous──▶ Visitor      (reads what is public)
///     └──────token, guest──▶ Member    (owns things)
/// ```
public sealed interface Caller {
    Caller STRANGER = new Stranger();

    /// Nobody has said who it is yet.
    record Stranger() implements Caller {}

    /// Somebody who wants no name. `sessionId` is only an echo: nothing is kept under it.
    record Visitor(String sessionId) implements Caller {}

    /// A person with a row of its own: by a token, or known by its session id alone (null). A guest is somebody of whom
    /// nobody has said who it is, by a token or without.
    record Member(PersonView person, @Nullable Token token, boolean guest) implements Caller {
        public Member(PersonView person, @Nullable Token token) {
            this(person, token, token == null);
        }
    }

    /// What is to be known of the token somebody signed in with, and nothing to sign in with again.
    record Token(@Nullable String id, @Nullable Instant issuedAt, Instant expiresAt) {}

    /// The same, for what only somebody with a name may do.
    ///
    /// @throws RequestRejected `unauthenticated`
    default UUID mustBePerson() {
        return personId()
                .orElseThrow(() -> new RequestRejected(ErrorCode.UNAUTHENTICATED, "Authentication is required"));
    }

    /// The same with what is known of it.
    default Member mustBeMember() {
        if (this instanceof Member member) {
            return member;
        }
        throw new RequestRejected(ErrorCode.UNAUTHENTICATED, "Authentication is required");
    }

    /// The id under which this caller may own things.
    default Optional<UUID> personId() {
        return this instanceof Member member ? Optional.of(member.person().id()) : Optional.empty();
    }
}
