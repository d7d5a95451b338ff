package dev.parley.gateway.dispatch;

import dev.parley.gateway.messaging.BlockingSender;
import dev.parley.gateway.messaging.Messages;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.reply.Replies;
import jakarta.inject.Singleton;

/// What is said, what becomes of it, and what the AI answers to it.
@Singleton
class MessageCommands {
    private final Messages messages;
    private final BlockingSender sender;
    private final Replies replies;

    MessageCommands(Messages messages, BlockingSender sender, Replies replies) {
        this.messages = messages;
        this.sender = sender;
        this.replies = replies;
    }

    Answer carryOut(Caller caller, Command.OfMessage command, String clientAddress) {
        return switch (command) {
            case Command.SendMessage send -> send(caller, send, clientAddress);
            case Command.EditMessage edit -> messages.edit(caller, edit);
            case Command.DeleteMessage delete -> messages.delete(caller, delete);
            case Command.React react -> messages.react(caller, react);
            case Command.Search search -> messages.search(caller, search);
            case Command.StopReply stop -> replies.stop(caller, stop);
            case Command.RegenerateReply regenerate -> replies.regenerate(caller, regenerate);
        };
    }

    private Answer send(Caller caller, Command.SendMessage send, String clientAddress) {
        var message = PendingMessage.message(caller.mustBePerson(), send);
        if (send.interrupt()) {
            replies.interrupt(caller, send.conversation());
        }
        var isGuest = caller instanceof Caller.Member member && member.guest();
        return sender.send(message, isGuest ? clientAddress : null);
    }
}
