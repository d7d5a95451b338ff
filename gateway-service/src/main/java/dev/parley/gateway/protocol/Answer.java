package dev.parley.gateway.protocol;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.SearchPage;
import dev.parley.session.contract.person.BlockedPerson;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.reply.ReplyView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a command came to, in no dialect. What went wrong is a [Rejection].
public sealed interface Answer {
    record Pong() implements Answer {}

    /// Done, and there is nothing to tell of it.
    record Done() implements Answer {}

    record Authenticated(Caller caller) implements Answer {}

    /// Signed in by [Command.Connect]. `page` is the first page of the caller's conversations.
    record Connected(String connectionId, Caller caller, ConversationPage page) implements Answer {}

    /// Signed in by [Command.Enter], with all of one's conversations and those of one's acquaintances
    /// who are online. `places` are empty unless they were asked for.
    record Entered(Caller.Member caller, List<UUID> conversations, List<UUID> online, List<Place> places)
            implements Answer {}

    record TokenRefreshed(@Nullable Instant expiresAt) implements Answer {}

    record Conversations(ConversationPage page) implements Answer {}

    record Conversation(ConversationView conversation) implements Answer {}

    record ConversationOpened(ConversationSnapshot snapshot) implements Answer {}

    record ConversationDeleted(UUID conversation) implements Answer {}

    /// Everybody who takes part now.
    record Participating(List<ParticipantView> participants) implements Answer {}

    record History(UUID conversation, MessagePage page) implements Answer {}

    record Found(SearchPage page) implements Answer {}

    /// The message is committed. `replyId` is the reply that will answer it.
    record MessageStored(MessageView message, @Nullable UUID replyId) implements Answer {}

    /// The message as it is now.
    record MessageChanged(MessageView message) implements Answer {}

    record Read(ReadMark mark) implements Answer {}

    record TypingNoted(UUID conversation, boolean typing, Caller caller) implements Answer {}

    record Presences(List<Presence> people) implements Answer {}

    /// All whom the caller has blocked.
    record Blocked(List<BlockedPerson> people) implements Answer {}

    record Online(List<KnownPerson> people) implements Answer {}

    /// How a reply stands that somebody has just stopped, or asked for.
    record Reply(ReplyView reply) implements Answer {}

    record Templates(List<TemplateView> templates) implements Answer {}

    /// A document session as it was left, or a new one; null: the first words will begin it.
    record DocumentOpened(@Nullable DocumentSessionView session, boolean isNew) implements Answer {}

    /// What came of a turn stands in the session's outcome.
    record DocumentTurned(DocumentSessionView session) implements Answer {}

    /// `canisterId` null: it has not said what it is called.
    record CanisterAttached(@Nullable String canisterId) implements Answer {}

    /// `responseId` null: nobody had asked, and nothing was stored.
    record CanisterReceipt(
            String messageId,
            @Nullable String threadId,
            @Nullable String responseId,
            boolean delivered) implements Answer {}

    record CanisterStatusNoted(Instant receivedAt) implements Answer {}
}
