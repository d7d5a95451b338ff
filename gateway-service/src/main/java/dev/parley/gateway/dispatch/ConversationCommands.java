package dev.parley.gateway.dispatch;

import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.signin.SignIns;
import jakarta.inject.Singleton;

/// What is asked of a conversation as a whole.
@Singleton
class ConversationCommands {
    private final Conversations conversations;
    private final SignIns signIns;

    ConversationCommands(Conversations conversations, SignIns signIns) {
        this.conversations = conversations;
        this.signIns = signIns;
    }

    Answer carryOut(Caller caller, Command.OfConversation command) {
        return switch (command) {
            case Command.ListConversations list -> conversations.list(signIns.mustBeReader(caller), list);
            case Command.CreateConversation create -> conversations.create(caller, create);
            case Command.OpenConversation open -> conversations.snapshot(signIns.mustBeReader(caller), open);
            case Command.LeaveConversation leave -> conversations.leave(caller, leave);
            case Command.ChangeConversation change -> conversations.change(caller, change);
            case Command.DeleteConversation delete -> conversations.delete(caller, delete);
            case Command.AddParticipant add -> conversations.add(caller, add);
            case Command.RemoveParticipant remove -> conversations.remove(caller, remove);
            case Command.ReadHistory read -> conversations.history(signIns.mustBeReader(caller), read);
            case Command.MarkRead mark -> conversations.read(caller, mark);
            case Command.MarkMessageRead mark -> conversations.read(caller, mark);
        };
    }
}
