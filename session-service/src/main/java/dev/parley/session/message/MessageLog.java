package dev.parley.session.message;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.conversation.LockedConversation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Messages as other folders need them: entries of the log, context of an answer, and the answer itself. Within a
/// transaction.
@ApplicationScoped
public class MessageLog {
    private final MessageRepository messages;

    MessageLog(MessageRepository messages) {
        this.messages = messages;
    }

    /// The births after `seq`, in order.
    public List<Change> after(UUID conversation, long seq, int limit) {
        return messages.between(conversation, seq, Long.MAX_VALUE, limit).stream()
                .<Change>map(message -> new Change.MessageSent(message.seq, message.view(), message.replyId))
                .toList();
    }

    /// The newest messages up to `last`, oldest first; but what people said from `waitingFrom` on comes at the end.
    /// While one answer is written people go on and ask for the next, and in the log the first answer then stands
    /// behind those questions: the AI reads them behind it, they are what it is to answer now.
    public List<ContextMessage> context(UUID conversation, long waitingFrom, long last, int limit) {
        var newest = messages.before(conversation, last + 1, limit);
        Predicate<Message> waits =
                message -> message.seq >= waitingFrom && MessageRole.USER.wire().equals(message.role);
        return Stream.concat(
                        newest.stream().filter(waits.negate()), newest.stream().filter(waits))
                .map(MessageLog::contextMessage)
                .toList();
    }

    private static ContextMessage contextMessage(Message message) {
        return new ContextMessage(
                message.id,
                MessageRole.of(message.role),
                null,
                message.content,
                message.contentType,
                message.tokenCount == null ? 0 : message.tokenCount,
                message.createdAt);
    }

    public Optional<MessageView> find(UUID id) {
        return messages.findByIdOptional(id).map(Message::view);
    }

    /// Stores the answer as the conversation's next message.
    public MessageView store(LockedConversation conversation, Answer answer, Instant now) {
        var message = new Message(conversation.id(), conversation.nextMessage(now), messages.nextNumber(), answer, now);
        messages.persist(message);
        return message.view();
    }
}
