package dev.parley.session.message;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.conversation.LockedConversation;
import dev.parley.session.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads one message as whoever asks, and edits, deletes and reacts: within a transaction of the service, which checks
/// under the conversation's lock what the person may.
@ApplicationScoped
class MessageChanging {
    /// `change` is null when nothing changed.
    record Changed(MessageView message, Change.@Nullable MessageChanged change) {}

    private record Held(LockedConversation conversation, Message message, ParticipantRole role) {
        void mustBeAt(@Nullable Long expectedSeq) {
            if (expectedSeq != null && expectedSeq != message.changedSeq) {
                throw RequestRejected.outdated();
            }
        }
    }

    private final MessageRepository messages;
    private final ReactionRepository reactions;
    private final SearchRepository texts;
    private final MessageViews messageViews;
    private final Conversations conversations;
    private final Changes changes;
    private final MessageConfig config;
    private final DatabaseClock databaseClock;

    MessageChanging(
            MessageRepository messages,
            ReactionRepository reactions,
            SearchRepository texts,
            MessageViews messageViews,
            Conversations conversations,
            Changes changes,
            MessageConfig config,
            DatabaseClock databaseClock) {
        this.messages = messages;
        this.reactions = reactions;
        this.texts = texts;
        this.messageViews = messageViews;
        this.conversations = conversations;
        this.changes = changes;
        this.config = config;
        this.databaseClock = databaseClock;
    }

    /// Row level security hides those of conversations one may not see.
    MessageView read(UUID id) {
        return messages.findByIdOptional(id)
                .filter(message ->
                        conversations.standing(message.conversationId).isPresent())
                .map(messageViews::of)
                .orElseThrow(MessageChanging::unknown);
    }

    /// `expectedSeq` null: whatever it is now.
    Changed edit(UUID person, UUID id, String content, @Nullable Long expectedSeq) {
        var held = alive(hold(person, id));
        if (!person.equals(held.message.senderId)) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Only its sender may edit a message");
        }
        conversations.mayWrite(held.message.conversationId, person);
        held.mustBeAt(expectedSeq);
        if (held.message.content.equals(content)) {
            return new Changed(messageViews.of(held.message), null);
        }
        var at = databaseClock.get();
        return changed(held, at, seq -> {
            held.message.edit(content, at);
            texts.replace(held.message.id, held.message.conversationId, content);
        });
    }

    /// `expectedSeq` null: whatever it is now.
    Changed delete(UUID person, UUID id, @Nullable Long expectedSeq) {
        var held = hold(person, id);
        if (!person.equals(held.message.senderId) && held.role != ParticipantRole.OWNER) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Only its sender or an owner may delete a message");
        }
        held.mustBeAt(expectedSeq);
        if (held.message.deletedAt != null) {
            return new Changed(messageViews.of(held.message), null);
        }
        var at = databaseClock.get();
        return changed(held, at, seq -> {
            held.message.delete(at);
            reactions.removeFrom(held.message.id);
            texts.replace(held.message.id, held.message.conversationId, "");
        });
    }

    Changed react(UUID person, UUID id, String emoji) {
        var held = alive(hold(person, id));
        if (reactions
                .findByIdOptional(new MessageReaction.Key(id, emoji, person))
                .isPresent()) {
            return new Changed(messageViews.of(held.message), null);
        }
        conversations.mayWrite(held.message.conversationId, person);
        if (!reactions.used(id, emoji) && reactions.countEmoji(id) >= config.maxEmoji()) {
            throw new RequestRejected(
                    ErrorCode.CONFLICT, "A message has " + config.maxEmoji() + " different reactions at most");
        }
        return changed(
                held,
                databaseClock.get(),
                seq -> reactions.persist(new MessageReaction(held.message, emoji, person, seq)));
    }

    /// The first of these forms of an emoji that is there: some are stored as they were sent.
    Changed takeBack(UUID person, UUID id, List<String> forms) {
        var held = alive(hold(person, id));
        var there = forms.stream()
                .flatMap(form -> reactions.findByIdOptional(new MessageReaction.Key(id, form, person)).stream())
                .findFirst();
        if (there.isEmpty()) {
            return new Changed(messageViews.of(held.message), null);
        }
        conversations.mayWrite(held.message.conversationId, person);
        return changed(held, databaseClock.get(), seq -> reactions.delete(there.get()));
    }

    private Changed changed(Held held, Instant at, LongConsumer how) {
        var seq = held.conversation.nextSeq(at);
        held.message.changed(seq, at);
        how.accept(seq);
        messages.flush();
        var view = messageViews.of(held.message);
        var change = new Change.MessageChanged(seq, view);
        changes.record(held.message.conversationId, change);
        return new Changed(view, change);
    }

    /// The conversation is locked before the message is read, so that it is read as it is.
    private Held hold(UUID person, UUID id) {
        var conversation = messages.conversationOf(id)
                .flatMap(conversations::lock)
                .filter(LockedConversation::active)
                .orElseThrow(MessageChanging::unknown);
        var role = conversations.mustTakePart(conversation.id(), person, MessageChanging::unknown);
        var message = messages.findByIdOptional(id).orElseThrow(MessageChanging::unknown);
        return new Held(conversation, message, role);
    }

    private static Held alive(Held held) {
        if (held.message.deletedAt != null) {
            throw new RequestRejected(ErrorCode.CONFLICT, "The message has been deleted");
        }
        return held;
    }

    private static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such message");
    }
}
