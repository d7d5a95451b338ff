package dev.parley.gateway.protocol;

import dev.parley.session.contract.person.PersonView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

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

    /// A person with a row of its own: by a token, which ends at `expiresAt`, or as a guest (null) known by its
    /// session id alone.
    record Member(PersonView person, boolean guest, Instant expiresAt) implements Caller {}

    /// The id under which this caller may own things.
    default Optional<UUID> personId() {
        return this instanceof Member member ? Optional.of(member.person().id()) : Optional.empty();
    }
}
