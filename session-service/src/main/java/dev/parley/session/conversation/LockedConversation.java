package dev.parley.session.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A conversation whose row this transaction has locked: nobody else takes a `seq` or a reply of it meanwhile.
public interface LockedConversation {
    UUID id();

    String title();

    boolean active();

    long lastSeq();

    int messageCount();

    /// Takes the number of the next change.
    long nextSeq(Instant now);

    /// Takes the number of the next change, which is the birth of a message.
    long nextMessage(Instant now);

    /// The reply that waits to be written and takes further messages along.
    Optional<UUID> pendingReply();

    void pendingReply(UUID replyOrNull);
}
