package dev.parley.session.message;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.message.MessageChangesApi;
import dev.parley.session.contract.message.MessageEdit;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.ReactionChange;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.StorableText;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Single messages and their changes, for the person the caller acts for.
class MessageChangesResource implements MessageChangesApi {
    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final MessageChanging changing;
    private final AppendConfig texts;
    private final MessageConfig config;
    private final Announcer announcer;

    MessageChangesResource(
            ActorTransactions actorTransactions,
            Caller caller,
            MessageChanging changing,
            AppendConfig texts,
            MessageConfig config,
            Announcer announcer) {
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.changing = changing;
        this.texts = texts;
        this.config = config;
        this.announcer = announcer;
    }

    @Override
    public MessageView get(UUID message) {
        return actorTransactions.asCallerAtOneMoment(() -> changing.read(message));
    }

    @Override
    public MessageView edit(UUID message, @Nullable MessageEdit edit) {
        var person = caller.someone();
        if (edit == null || edit.content() == null || edit.content().isBlank()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A message has text");
        }
        if (edit.content().length() > texts.maxContent()) {
            throw new RequestRejected(
                    ErrorCode.TOO_LARGE, "A message has " + texts.maxContent() + " characters at most");
        }
        if (!StorableText.storable(edit.content())) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The text cannot be stored");
        }
        return announced(
                actorTransactions.asService(() -> changing.edit(person, message, edit.content(), edit.expectedSeq())));
    }

    @Override
    public MessageView delete(UUID message, @Nullable Long expectedSeq) {
        var person = caller.someone();
        return announced(actorTransactions.asService(() -> changing.delete(person, message, expectedSeq)));
    }

    @Override
    public MessageView react(UUID message, @Nullable ReactionChange change) {
        var person = caller.someone();
        if (change == null || change.emoji() == null || !StorableText.fits(change.emoji(), config.maxEmojiLength())) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST, "An emoji has 1 to " + config.maxEmojiLength() + " characters");
        }
        var emoji = Emoji.normalized(change.emoji());
        if (!change.on()) {
            var forms = Stream.concat(Stream.of(change.emoji()), emoji.stream()).toList();
            return announced(actorTransactions.asService(() -> changing.takeBack(person, message, forms)));
        }
        if (emoji.isEmpty()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A reaction is one emoji");
        }
        return announced(actorTransactions.asService(() -> changing.react(person, message, emoji.get())));
    }

    private MessageView announced(MessageChanging.Changed changed) {
        if (changed.change() != null) {
            announcer.announce(changed.message().conversationId(), List.of(changed.change()));
        }
        return changed.message();
    }
}
