package dev.parley.gateway.rest.rooms;

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
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Chats as the person who asks sees them, by the commands every dialect has.
@Singleton
class Chats {
    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final Asker asker;
    private final Requests requests;
    private final Acquaintances acquaintances;
    private final Messages messages;
    final RoomsForm form;

    Chats(Asker asker, Requests requests, Acquaintances acquaintances, Messages messages) {
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

    /// All of them; one request to the store for each hundred, and one for each chat.
    List<ConversationSnapshot> all() {
        var all = new ArrayList<ConversationSnapshot>();
        String cursor = null;
        do {
            var list = new Command.ListConversations(false, null, null, PAGE, cursor);
            var page = ((Answer.Conversations) ask(list)).page();
            page.conversations().stream()
                    .map(ConversationView::id)
                    .map(chat -> look(chat, 1))
                    .forEach(all::add);
            cursor = page.cursor();
        } while (cursor != null && all.size() < MOST);
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
