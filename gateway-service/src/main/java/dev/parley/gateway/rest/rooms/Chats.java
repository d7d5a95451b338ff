package dev.parley.gateway.rest.rooms;

import dev.parley.gateway.conversation.Overviews;
import dev.parley.gateway.messaging.Messages;
import dev.parley.gateway.people.Acquaintances;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.WireId;
import dev.parley.gateway.protocol.rooms.RoomsForm;
import dev.parley.gateway.rest.Asker;
import dev.parley.gateway.rest.Requests;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// Chats as the person who asks sees them, by the commands every dialect has.
@Singleton
class Chats {
    private final Asker asker;
    private final Requests requests;
    private final Acquaintances acquaintances;
    private final Messages messages;
    private final Overviews overviews;
    final RoomsForm form;

    Chats(Asker asker, Requests requests, Acquaintances acquaintances, Messages messages, Overviews overviews) {
        this.overviews = overviews;
        this.asker = asker;
        this.requests = requests;
        this.acquaintances = acquaintances;
        this.messages = messages;
        this.form = new RoomsForm(acquaintances);
    }

    Caller.Member caller() {
        return asker.member();
    }

    Answer ask(Command command) {
        return requests.carryOut(caller(), command);
    }

    /// The chat with its newest messages, and the names of all in it learnt.
    ConversationSnapshot look(UUID chat, int messages) {
        var opened = (Answer.ConversationOpened) ask(new Command.OpenConversation(chat, null, messages));
        acquaintances.learn(opened.snapshot());
        return opened.snapshot();
    }

    /// All of them, and the names of all in them learnt.
    List<ConversationSnapshot> all() {
        var all = overviews.of(caller().person().id());
        all.forEach(acquaintances::learn);
        return all;
    }

    /// Marks a message of somebody else as read, which is then shown with the moment.
    byte[] read(UUID chat, UUID message) {
        look(chat, 0);
        var read = ((Answer.Read) ask(new Command.MarkMessageRead(chat, message))).mark();
        var found = (Answer.MessageChanged) messages.get(caller(), message);
        return form.message(found.message(), read.at());
    }

    /// @throws Refused `not_found`: a text that is no id of ours is the id of nothing
    static UUID id(String text) {
        var id = WireId.of(text);
        if (id == null) {
            throw new Refused(ErrorCode.NOT_FOUND, "Chat not found");
        }
        return id;
    }
}
