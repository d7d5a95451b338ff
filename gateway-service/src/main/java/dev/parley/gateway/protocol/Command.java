package dev.parley.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationVersion;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.NewParticipant;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageView;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a client wants, in no dialect: checked for form, not yet for rights.
public sealed interface Command {
    /// Takes a connection: it signs in on it, begins or changes what it hears, or has more than one answer.
    sealed interface OfConnection extends Command {}

    /// Is about a conversation as a whole.
    sealed interface OfConversation extends Command {}

    /// Says something, or is about what was said or is being answered.
    sealed interface OfMessage extends Command {}

    /// Is about other people.
    sealed interface OfPeople extends Command {}

    record Ping() implements OfConnection {}

    /// `token` null: anonymously, as `anonymousSession` if that is not null.
    record Authenticate(@Nullable String token, @Nullable String anonymousSession) implements OfConnection {}

    /// Signs in (`token` null: with the one that came with the upgrade, or anonymously), and goes on in these
    /// conversations where an earlier connection has ended.
    record Connect(@Nullable String token, List<Position> resume) implements OfConnection {}

    /// The last change a client has heard of in a conversation.
    record Position(UUID conversation, long seq) {}

    /// Signs in with the token that came with the upgrade, and asks for everybody one shares a conversation with.
    /// `places`: also for where one stands in one's conversations, which then go on after what one has had already.
    record Enter(boolean places) implements OfConnection {}

    record RefreshToken(String token) implements OfConnection {}

    record ListConversations(
            boolean archived,
            @Nullable ConversationKind kind,
            @Nullable String query,
            int limit,
            @Nullable String cursor)
            implements OfConversation {}

    record CreateConversation(NewConversation conversation) implements OfConversation {}

    /// With its newest messages, or those after `after`.
    record OpenConversation(UUID conversation, @Nullable Long after, int limit) implements OfConversation {
        /// With this message alone, and so with whoever said it.
        public static OpenConversation at(MessageView message) {
            return new OpenConversation(message.conversationId(), message.seq() - 1, 1);
        }
    }

    record LeaveConversation(UUID conversation) implements OfConversation {}

    record ChangeConversation(UUID conversation, ConversationPatch patch) implements OfConversation {}

    /// `expected` null: however it stands.
    record DeleteConversation(UUID conversation, @Nullable ConversationVersion expected) implements OfConversation {}

    record AddParticipant(UUID conversation, NewParticipant participant) implements OfConversation {}

    record RemoveParticipant(UUID conversation, UUID person) implements OfConversation {}

    /// The newest messages, those before or after a `seq`, or those from the `from`th on (0 = the oldest): at most one
    /// of the three is given.
    record ReadHistory(
            UUID conversation,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Integer from,
            int limit) implements OfConversation {}

    /// `conversation` null: in all of them; `cursor` null: from the best on.
    record Search(
            String query,
            @Nullable UUID conversation,
            int limit,
            @Nullable String cursor) implements OfMessage {}

    /// `interrupt`: the reply being written is stopped first.
    record SendMessage(
            UUID conversation,
            String key,
            String content,
            String contentType,
            @Nullable UUID replyTo,
            @Nullable List<Attachment> attachments,
            AskAi ai,
            boolean interrupt,
            @Nullable MessageDetails details)
            implements OfMessage {
        /// Of which nothing is said besides.
        public SendMessage(
                UUID conversation,
                String key,
                String content,
                String contentType,
                @Nullable UUID replyTo,
                @Nullable List<Attachment> attachments,
                AskAi ai,
                boolean interrupt) {
            this(conversation, key, content, contentType, replyTo, attachments, ai, interrupt, null);
        }
    }

    /// `expectedSeq` is the last change of the message that is to be edited; null: whatever it is now.
    record EditMessage(
            UUID message, String content, @Nullable Long expectedSeq) implements OfMessage {}

    /// `expectedSeq` as above.
    record DeleteMessage(UUID message, @Nullable Long expectedSeq) implements OfMessage {}

    record React(UUID message, String emoji, boolean on) implements OfMessage {}

    record MarkRead(UUID conversation, long seq) implements OfConversation {}

    /// The same up to a message, which must be another's.
    record MarkMessageRead(UUID conversation, UUID message) implements OfConversation {}

    /// `strict`: refused where the person takes no part, instead of noted without effect.
    record SetTyping(UUID conversation, boolean typing, boolean strict) implements OfConnection {}

    /// Of these people, or (null) of those in the conversation.
    record GetPresence(
            @Nullable List<UUID> people, @Nullable UUID conversation) implements OfPeople {}

    /// The caller wants to have nothing to do with this person, or (not `on`) no longer.
    record BlockPerson(UUID person, boolean on) implements OfPeople {}

    record ListBlocked() implements OfPeople {}

    /// Those one shares a conversation with who are online.
    record GetOnline() implements OfPeople {}

    /// Anonymously, for who has not said who it is; then what `command` makes of who that is.
    record BeAnonymous(Function<Caller, Command> command) implements OfConnection {}

    /// Something where a client knows only a number or a name: looked up first, and then what `command` makes of it.
    record Locate(Numbered what, Function<Located, Command> command) implements Command {}

    /// What a number or a name is of.
    sealed interface Numbered {
        record Conversation(long number) implements Numbered {}

        /// The direct conversation with this person, which is begun if there is none.
        record DirectWith(long person) implements Numbered {}

        record Message(long number) implements Numbered {}

        /// The conversation of this key, which is begun if there is none.
        record Keyed(NewConversation conversation) implements Numbered {}
    }

    /// `message` is null but for a message.
    record Located(UUID conversation, @Nullable UUID message) {}

    record StopReply(UUID reply) implements OfMessage {}

    /// Another answer to a message, or to what a message of the AI answers.
    record RegenerateReply(UUID message) implements OfMessage {}

    /// `topic` is the name of something others may speak of, without a log.
    record SubscribeTopic(String topic) implements OfConnection {}

    record UnsubscribeTopic(String topic) implements OfConnection {}

    /// `data` is JSON.
    record PublishTopic(
            String topic, String event, @Nullable String data) implements Command {}

    /// Says what the dialect itself has put into words, to the others who listen, and listens to the topic from then
    /// on. Who may listen may do so.
    record VisitTopic(PublishTopic visit) implements OfConnection {}

    /// Signs in with the token that came with the upgrade, and takes up the newest unfinished document session, or
    /// begins one; `template` null: of any, and where a document has just been made, none is begun. `holder` is the
    /// connection that speaks in it from now on.
    record EnterDocument(@Nullable String template, UUID holder) implements OfConnection {}

    /// The first words of a document session, which begin it as `session`.
    record BeginDocument(UUID session, String content, UUID holder, String key) implements OfConnection {}

    /// Words in a document session. `question` is the one that was last asked where they were said.
    record SayInDocument(UUID session, @Nullable String question, String content, UUID holder, String key)
            implements OfConnection {}

    record ListTemplates() implements Command {}

    /// Begins a document session; `prefill` is what is known already, by question. `key` makes it one session
    /// however often it comes; null: each time another. `review`: all is looked at once more before the end.
    record StartDocument(
            String template,
            @Nullable JsonNode prefill,
            @Nullable String key,
            boolean review) implements OfConnection {}

    record ResumeDocument(UUID session) implements OfConnection {}

    /// `value` is of the question's type, or words. `key` makes it one answer however often it comes.
    record AnswerDocument(UUID session, String question, JsonNode value, String key) implements OfConnection {}

    /// Asks again what has been answered.
    record ReviseDocument(UUID session, String question) implements OfConnection {}

    /// An AI dials in, with the key of our AI service.
    record AttachCanister(
            @Nullable String serviceKey, @Nullable String canisterId) implements OfConnection {}

    /// The attached AI answers message `messageId`; with `delta`, only the next piece of the answer. `threadId` and
    /// `userId` are whose it says that is.
    record CanisterAnswered(
            @Nullable String messageId,
            @Nullable String threadId,
            @Nullable String userId,
            @Nullable String content,
            @Nullable String contentType,
            boolean piece,
            @Nullable Integer index,
            @Nullable String delta,
            AiInfo info)
            implements OfConnection {}

    /// What an AI tells of how it came to an answer.
    record AiInfo(
            @Nullable String modelUsed,
            @Nullable Integer processingTimeMs,
            @Nullable Double confidenceScore) {}

    record CanisterStatus(@Nullable String status) implements OfConnection {}
}
