package dev.parley.session.message;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.conversation.LockedConversation;
import dev.parley.session.person.People;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Messages as other folders need them: entries of the log, context of an answer, and the answer itself. Within a
/// transaction.
@ApplicationScoped
public class MessageLog {
    private final MessageRepository messages;
    private final SearchRepository texts;
    private final MessageViews messageViews;
    private final Pages pages;
    private final Conversations conversations;
    private final People people;

    MessageLog(
            MessageRepository messages,
            SearchRepository texts,
            MessageViews messageViews,
            Pages pages,
            Conversations conversations,
            People people) {
        this.messages = messages;
        this.texts = texts;
        this.messageViews = messageViews;
        this.pages = pages;
        this.conversations = conversations;
        this.people = people;
    }

    /// Births in order; `more`: there are others after them.
    public record Births(List<Change> changes, boolean more) {}

    /// The births after `seq`, as many as fit into one answer.
    public Births after(UUID conversation, long seq, int limit) {
        var page = pages.after(conversation, seq, Long.MAX_VALUE, limit);
        return new Births(
                page.messages().stream()
                        .<Change>map(message -> new Change.MessageSent(message.seq(), message, message.replyId()))
                        .toList(),
                page.more());
    }

    /// Bytes of an answer with them.
    public long size(List<Change> changes) {
        return changes.stream().mapToLong(JsonSize::of).sum();
    }

    /// Bytes an answer should not have more of.
    public long maxBytes() {
        return pages.maxBytes();
    }

    /// How many of these changes, from the first on, fit into one answer; at least one.
    public int fitting(List<Change> changes) {
        return pages.fitting(changes, JsonSize::of);
    }

    /// A message by its number, if its conversation may be seen.
    public Optional<MessageView> numbered(long number) {
        return messages.find("number", number)
                .firstResultOptional()
                .filter(message ->
                        conversations.standing(message.conversationId).isPresent())
                .map(messageViews::of);
    }

    /// The newest messages up to `last`, oldest first; but what people said from `waitingFrom` on comes at the end.
    /// While one answer is written people go on and ask for the next, and in the log the first answer then stands
    /// behind those questions: the AI reads them behind it, they are what it is to answer now. `named`: several
    /// people take part, so it is told who speaks.
    public List<ContextMessage> context(UUID conversation, long waitingFrom, long last, int limit, boolean named) {
        var newest = messages.aliveBefore(conversation, last + 1, limit);
        var names = named ? people.names(senders(newest)) : Map.<UUID, String>of();
        Predicate<Message> waits =
                message -> message.seq >= waitingFrom && MessageRole.USER.wire().equals(message.role);
        return Stream.concat(
                        newest.stream().filter(waits.negate()), newest.stream().filter(waits))
                .map(message -> contextMessage(message, message.senderId == null ? null : names.get(message.senderId)))
                .toList();
    }

    private static Set<UUID> senders(List<Message> newest) {
        return newest.stream()
                .map(message -> message.senderId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static ContextMessage contextMessage(Message message, @Nullable String speaker) {
        return new ContextMessage(
                message.id,
                MessageRole.of(message.role),
                speaker,
                message.content,
                message.contentType,
                message.tokenCount == null ? 0 : message.tokenCount,
                message.createdAt);
    }

    public Optional<MessageView> find(UUID id) {
        return messages.findByIdOptional(id).map(messageViews::of);
    }

    /// By id.
    public Map<UUID, MessageView> find(Collection<UUID> ids) {
        return messageViews.of(messages.all(ids)).stream()
                .collect(Collectors.toMap(MessageView::id, Function.identity()));
    }

    /// The first thing a person said in a conversation.
    public Optional<String> firstWords(UUID conversation) {
        return messages.firstOfPeople(conversation).map(message -> message.content);
    }

    /// The messages next after `seq`.
    public List<MessageView> next(UUID conversation, long seq, int limit) {
        return pages.after(conversation, seq, Long.MAX_VALUE, limit).messages();
    }

    /// Forgets the messages up to `through`, and says how many.
    public int trim(UUID conversation, long through) {
        texts.trim(conversation, through);
        return messages.trim(conversation, through);
    }

    /// In place of a message that is no longer kept.
    public static MessageView forgotten(UUID conversation, UUID id, long birth, long changed, long number, Instant at) {
        return MessageView.builder()
                .id(id)
                .number(number)
                .conversationId(conversation)
                .seq(birth)
                .changedSeq(changed)
                .role(MessageRole.USER)
                .content("")
                .contentType("text")
                .createdAt(at)
                .updatedAt(at)
                .deletedAt(at)
                .build();
    }

    /// Stores the answer as the conversation's next message.
    public MessageView store(LockedConversation conversation, Answer answer, Instant now) {
        var message = new Message(conversation.id(), conversation.nextMessage(now), messages.nextNumber(), answer, now);
        messages.persist(message);
        return messageViews.of(message);
    }
}
