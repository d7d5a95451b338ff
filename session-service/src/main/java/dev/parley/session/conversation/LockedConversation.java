package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.Visibility;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation whose row this transaction has locked: nobody else takes a `seq` or a reply of it meanwhile.
public interface LockedConversation {
    UUID id();

    ConversationKind kind();

    /// Null until there is one.
    @Nullable
    String title();

    void title(String newTitle);

    @Nullable
    String description();

    Visibility visibility();

    boolean active();

    long lastSeq();

    /// Changes up to this one have been forgotten.
    long trimmedSeq();

    /// Notes that the changes up to `through` are forgotten, that many messages among them.
    void trimmed(long through, int messages);

    int messageCount();

    /// Takes the number of the next change.
    long nextSeq(Instant now);

    /// Takes the number of the next change, which is the birth of a message.
    long nextMessage(Instant now);

    /// The reply that waits to be written and takes further messages along.
    Optional<UUID> pendingReply();

    /// `reply` null: none waits any longer.
    void pendingReply(@Nullable UUID reply);
}
