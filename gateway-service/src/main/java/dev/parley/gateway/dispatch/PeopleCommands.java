package dev.parley.gateway.dispatch;

import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.people.Blocking;
import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import jakarta.inject.Singleton;

/// What is asked of other people: whether they are there, and with whom one wants to have nothing to do.
@Singleton
class PeopleCommands {
    private final Conversations conversations;
    private final ContactDirectory contactDirectory;
    private final Blocking blocking;

    PeopleCommands(Conversations conversations, ContactDirectory contactDirectory, Blocking blocking) {
        this.conversations = conversations;
        this.contactDirectory = contactDirectory;
        this.blocking = blocking;
    }

    Answer carryOut(Caller caller, Command.OfPeople command) {
        return switch (command) {
            case Command.GetPresence get -> conversations.presence(caller, get);
            case Command.GetOnline _ -> new Answer.Online(contactDirectory.online(caller.mustBeMember()));
            case Command.BlockPerson block -> blocking.block(caller, block);
            case Command.ListBlocked _ -> blocking.list(caller);
        };
    }
}
