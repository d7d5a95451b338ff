package dev.parley.gateway.rest.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.conversation.Overviews;
import dev.parley.gateway.dispatch.Dispatcher;
import dev.parley.gateway.messaging.Messages;
import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.WireId;
import dev.parley.gateway.protocol.rooms.RoomsForm;
import dev.parley.gateway.rest.CurrentUser;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Chats as the person who asks sees them, by the commands every dialect has.
@Singleton
class Chats {
    private static final int MAX_CONTENT = 10_000;
    private static final int MAX_PEOPLE = 500;

    private final CurrentUser currentUser;
    private final Dispatcher dispatcher;
    private final ContactDirectory contactDirectory;
    private final Messages messages;
    private final Overviews overviews;
    private final SessionService session;

    Chats(
            CurrentUser currentUser,
            Dispatcher dispatcher,
            ContactDirectory contactDirectory,
            Messages messages,
            Overviews overviews,
            SessionService session) {
        this.session = session;
        this.overviews = overviews;
        this.currentUser = currentUser;
        this.dispatcher = dispatcher;
        this.contactDirectory = contactDirectory;
        this.messages = messages;
    }

    Caller.Member caller() {
        return currentUser.member();
    }

    /// What is said to who asks.
    RoomsForm form() {
        return new RoomsForm(
                contactDirectory, contactDirectory, caller().person().issuer());
    }

    Answer ask(Command command) {
        return dispatcher.carryOut(caller(), command, currentUser.address());
    }

    /// The chat with its newest messages, and the names of all in it learnt.
    ConversationSnapshot look(UUID chat, int messages) {
        var opened = (Answer.ConversationOpened) ask(new Command.OpenConversation(chat, null, messages));
        contactDirectory.learn(opened.snapshot());
        return opened.snapshot();
    }

    /// A part of what was said, and the names of those learnt who have said it and have left.
    MessagePage history(Command.ReadHistory command) {
        var page = ((Answer.History) ask(command)).page();
        contactDirectory.learn(page);
        return page;
    }

    /// All of them, and the names of all in them learnt.
    byte[] all() {
        var form = form();
        return overviews.of(
                caller().person().id(),
                (snapshot, participants) -> {
                    contactDirectory.learn(snapshot);
                    return form.listed(snapshot, participants);
                },
                form::chats);
    }

    /// The others among people that are named as the caller's own system names them, or by our ids.
    ///
    /// @throws RequestRejected `bad_request` where nobody is left, `not_found` where there is no such person
    List<UUID> people(Set<String> named) {
        if (named.size() > MAX_PEOPLE) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + MAX_PEOPLE + " participants");
        }
        var self = caller().person();
        var ids = HashMap.<String, UUID>newHashMap(named.size());
        if (!named.isEmpty()) {
            session.actingFor(self.id(), peer -> peer.knownPeople().bySubject(List.copyOf(named)))
                    .people()
                    .forEach(person -> ids.put(subject(person), person.id()));
        }
        var others = named.stream()
                .map(name -> ids.getOrDefault(name, WireId.of(name)))
                .distinct()
                .filter(id -> !self.id().equals(id))
                .toList();
        if (others.contains(null)) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "No such person");
        }
        if (others.isEmpty()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "participants is required: others than oneself");
        }
        return others;
    }

    /// Of one that was found by it.
    private static String subject(KnownPerson person) {
        return Objects.requireNonNull(person.externalId()).subject();
    }

    /// Marks a message of somebody else as read, which is then shown with the moment.
    byte[] read(UUID chat, UUID message) {
        look(chat, 0);
        var read = ((Answer.Read) ask(new Command.MarkMessageRead(chat, message))).mark();
        var found = ((Answer.MessageChanged) messages.get(caller(), message)).message();
        if (found.senderId() != null && !contactDirectory.knows(found.senderId())) {
            history(new Command.ReadHistory(chat, null, found.seq() - 1, null, 1));
        }
        return form().message(found, read.at());
    }

    /// @throws RequestRejected `not_found`: a text that is no id of ours is the id of nothing
    static UUID id(String text) {
        var id = WireId.of(text);
        if (id == null) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "Chat not found");
        }
        return id;
    }

    /// The text under this name without what surrounds it.
    ///
    /// @throws RequestRejected `bad_request`, `too_large`
    static String content(JsonNode body, String name) {
        var content = body.path(name).textValue();
        if (content == null || content.isBlank()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, name + " is required");
        }
        if (content.strip().length() > MAX_CONTENT) {
            throw new RequestRejected(ErrorCode.TOO_LARGE, "Message too large");
        }
        return content.strip();
    }
}
