package dev.parley.gateway.protocol;

/// How the clients of a dialect are treated, whatever they say. A [Dialect] has some of these and not the others.
public enum Trait {
    /// Nobody stays who has not signed in with the upgrade itself.
    SIGNS_IN_WITH_UPGRADE,
    /// And that is known before the upgrade, which is refused otherwise.
    SIGNS_IN_BEFORE_UPGRADE,
    /// It is for us to remember what has arrived at the client, which does not say where it left off.
    REMEMBERS_DELIVERY,
    /// A connection hears its own messages as events too, and not only the answer to them.
    HEARS_ITSELF,
    /// What the server begins to say must keep a distance: from the upgrade, and what the AI says from the answer to
    /// the message (docs/dialects/README.md, rule 1).
    KEEPS_DISTANCE,
    /// A client can renew its token, so that one that has ended ends the connection.
    RENEWS_TOKEN,
    /// A binary message is read like the text it is; clients are careless of the difference.
    READS_BINARY,
    /// The peer's frames are not limited in number.
    UNLIMITED
}
