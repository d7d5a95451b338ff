package dev.parley.gateway.protocol;

import dev.parley.session.contract.conversation.ConversationSnapshot;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One wire language. It knows JSON, names and limits of form; it knows nothing of sockets or storage, and nothing but
/// a dialect knows its words. An instance serves one connection and is called on that connection's event loop only.
/// Everything it says is ready frames (see [TextFrame]).
public interface Dialect {
    /// How its clients are treated; a constant of the dialect or of the connection.
    Set<Trait> traits();

    default boolean has(Trait trait) {
        return traits().contains(trait);
    }

    /// The first words after the upgrade; null: none.
    byte @Nullable [] greeting(String connectionId);

    /// The frames that one message holds, each to be read by itself: one, unless the peer is careless of that.
    default List<byte[]> apart(byte[] utf8) {
        return List.of(utf8);
    }

    /// Null for what is passed over without a word.
    ///
    /// @throws InvalidFrame when the frame is not of this language
    @Nullable
    DecodedFrame read(byte[] utf8);

    /// Bytes of one frame that is still read; a larger one is answered, or passed over.
    int maxFrameBytes();

    /// As many of them as a frame needs by which somebody signs in.
    default int maxSignInBytes() {
        return 0;
    }

    /// Null where it says nothing to this.
    byte @Nullable [] answer(FrameReference reference, Answer answer);

    /// Null where the end of the connection says it all ([#ends]).
    byte @Nullable [] refusal(FrameReference reference, Rejection rejection);

    /// What [#answer] and [#refusal] need when the client signed in with the upgrade itself; null: nobody does, a frame
    /// has to say so, and soon.
    @Nullable
    FrameReference upgrade();

    /// The template that has to exist for the upgrade to be taken; null: none has.
    default @Nullable String template() {
        return null;
    }

    /// The first command of a client that signs in with the upgrade.
    default Command entering() {
        return new Command.Enter(has(Trait.REMEMBERS_DELIVERY));
    }

    /// Why the connection ends after what has just been said; null: it goes on.
    default @Nullable CloseReason ends() {
        return null;
    }

    /// What is said in place of an upgrade where nobody signs in with it ([Trait#SIGNS_IN_BEFORE_UPGRADE]); `why`
    /// the token was refused, null: none came.
    default String refusedUpgrade(@Nullable Rejection why) {
        return why == null || why.message() == null ? "Authentication is required" : why.message();
    }

    /// What has to be looked up before this can be said, of which [#shown] is given what was found; null: nothing.
    /// `said`: the encoder had words for it.
    default Command.@Nullable OpenConversation asks(Event event, boolean said) {
        return null;
    }

    /// What it says of an event when the conversation has been looked at, as [#asks] wants it; null: nothing.
    default byte @Nullable [] shown(Event event, ConversationSnapshot snapshot) {
        return null;
    }

    /// Whether what [#asks] finds out shows the conversation as it stands, so that nothing has to wait for it and of
    /// several such events one answer to the last is enough. The encoder has no words for such an event.
    default boolean refreshes(Event event) {
        return false;
    }

    /// Whether this brings the client together with people of whom it is told, after it has looked, who is there.
    default boolean meets(Event event) {
        return false;
    }

    /// Every kind of frame it knows, each with a limit of its own; empty: all frames share one limit.
    Set<String> kinds();

    /// The answer to a binary message that is not read, or is no text; null: it is passed over.
    byte @Nullable [] binaryRefused();

    /// How this connection wants to hear events from now on; it may depend on how the client has spoken so far.
    EventEncoder encoder();

    /// The same for this event, of which it hears before it is told; null: it is not for this client.
    default @Nullable EventEncoder encoder(Event event) {
        return encoder();
    }

    /// Last words before the server closes for a restart, with the time after which to come back; null: none.
    byte @Nullable [] farewell(long reconnectInMillis);

    /// The WebSocket close code for this.
    default int closeCode(CloseReason reason) {
        return reason.classicCode;
    }

    /// What it says with that code.
    default String closeText(CloseReason reason) {
        return reason.text;
    }

    /// Who continues after this answer: itself, unless the peer has turned out to be somebody else.
    default Dialect after(Answer answer) {
        return this;
    }
}
