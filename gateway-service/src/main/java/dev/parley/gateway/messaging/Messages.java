package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.memory.LargeAnswers;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageEdit;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.ReactionChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What is done to messages once they are there, and how they are found. Blocks.
@ApplicationScoped
public class Messages {
    private final SessionService session;
    private final ConversationChannels conversationChannels;
    private final LargeAnswers large;

    Messages(SessionService session, ConversationChannels conversationChannels, LargeAnswers large) {
        this.session = session;
        this.large = large;
        this.conversationChannels = conversationChannels;
    }

    public Answer get(Caller caller, UUID message) {
        return new Answer.MessageChanged(session.actingFor(
                caller.mustBePerson(), peer -> peer.messageChanges().get(message)));
    }

    public Answer edit(Caller caller, Command.EditMessage command) {
        return changed(session.actingFor(
                caller.mustBePerson(),
                peer -> peer.messageChanges()
                        .edit(command.message(), new MessageEdit(command.content(), command.expectedSeq()))));
    }

    public Answer delete(Caller caller, Command.DeleteMessage command) {
        return changed(session.actingFor(
                caller.mustBePerson(), peer -> peer.messageChanges().delete(command.message(), command.expectedSeq())));
    }

    public Answer react(Caller caller, Command.React command) {
        return changed(session.actingFor(
                caller.mustBePerson(),
                peer -> peer.messageChanges()
                        .react(command.message(), new ReactionChange(command.emoji(), command.on()))));
    }

    public Answer search(Caller caller, Command.Search command) {
        var person = caller.mustBePerson();
        var page = large.read(
                person,
                () -> session.actingFor(
                        person,
                        peer -> peer.search()
                                .search(command.query(), command.conversation(), command.limit(), command.cursor())));
        return new Answer.Found(page);
    }

    private Answer changed(MessageView message) {
        if (message.changedSeq() > message.seq()) {
            conversationChannels.changed(
                    message.conversationId(), new Change.MessageChanged(message.changedSeq(), message), null);
        }
        return new Answer.MessageChanged(message);
    }
}
