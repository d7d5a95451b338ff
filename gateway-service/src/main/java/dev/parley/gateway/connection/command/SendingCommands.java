package dev.parley.gateway.connection.command;

import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.messaging.MessageSender;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.reply.Replies;
import dev.parley.gateway.typing.Typing;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import java.util.UUID;

/// What a connection says in conversations: messages, of which many may be under way at a time, and that it types.
@Singleton
class SendingCommands {
    private final MessageSender messageSender;
    private final Replies replies;
    private final Typing typing;
    private final ConversationChannels conversationChannels;

    SendingCommands(
            MessageSender messageSender, Replies replies, Typing typing, ConversationChannels conversationChannels) {
        this.messageSender = messageSender;
        this.replies = replies;
        this.typing = typing;
        this.conversationChannels = conversationChannels;
    }

    void send(PendingCommand pending, Command.SendMessage send) {
        var sender = pending.caller().mustBePerson();
        if (send.interrupt()) {
            var caller = pending.caller();
            pending.hold(() -> {
                replies.interrupt(caller, send.conversation());
                pending.settled(() -> append(pending, sender, send));
            });
        } else {
            append(pending, sender, send);
        }
    }

    private void append(PendingCommand pending, UUID sender, Command.SendMessage send) {
        messageSender.send(PendingMessage.message(sender, send), pending.sender(send.key()));
    }

    void type(PendingCommand pending, Command.SetTyping command) {
        var person = pending.caller().personId();
        if (person.isPresent() && conversationChannels.takesPart(command.conversation(), pending.client())) {
            typing.set(command.conversation(), person.get(), command.typing());
        } else if (command.strict()) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "You take no part in this conversation");
        }
        pending.answer(new Answer.TypingNoted(command.conversation(), command.typing(), pending.caller()));
    }
}
