package dev.parley.gateway.rest.pitchey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.conversation.Overviews;
import dev.parley.gateway.dispatch.Dispatcher;
import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.pitchey.PitcheyForm;
import dev.parley.gateway.rest.CurrentUser;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations by their numbers as the person who asks sees them, by the commands every dialect has.
@Singleton
class PitcheyConversations {
    private final CurrentUser currentUser;
    private final Dispatcher dispatcher;
    private final ContactDirectory contactDirectory;
    private final Overviews overviews;
    private final PitcheyForm form;

    PitcheyConversations(
            CurrentUser currentUser, Dispatcher dispatcher, ContactDirectory contactDirectory, Overviews overviews) {
        this.currentUser = currentUser;
        this.dispatcher = dispatcher;
        this.contactDirectory = contactDirectory;
        this.overviews = overviews;
        this.form = new PitcheyForm(contactDirectory, contactDirectory);
    }

    byte[] profile() {
        return form.profile(currentUser.member().person());
    }

    byte[] all() {
        var self = self();
        return overviews.of(
                self,
                (snapshot, participants) -> {
                    contactDirectory.learn(snapshot);
                    return form.listed(snapshot, participants, self);
                },
                form::conversations);
    }

    /// The newest before `before` (null: of all).
    byte[] messages(String conversation, @Nullable Long before, int most) {
        var snapshot = look(number(conversation));
        var id = snapshot.conversation().id();
        var page = ((Answer.History) ask(new Command.ReadHistory(id, before, null, null, most))).page();
        contactDirectory.learn(page);
        return form.messages(
                snapshot,
                self(),
                page.messages(),
                page.more() ? Long.toString(page.messages().getFirst().seq()) : null);
    }

    byte[] send(JsonNode body) {
        var sent = (Answer.MessageStored) ask(form.send(body, currentUser.member()));
        look(new Command.OpenConversation(sent.message().conversationId(), null, 0));
        return form.sent(sent.message());
    }

    byte[] read(String conversation) {
        var snapshot = look(number(conversation));
        ask(new Command.MarkRead(snapshot.conversation().id(), snapshot.seq()));
        return form.done();
    }

    private Answer ask(Command command) {
        return dispatcher.carryOut(currentUser.member(), command, currentUser.address());
    }

    private UUID self() {
        return currentUser.member().person().id();
    }

    private ConversationSnapshot look(long number) {
        return look(new Command.Locate(
                new Command.Numbered.Conversation(number),
                found -> new Command.OpenConversation(found.conversation(), null, 0)));
    }

    /// The conversation, and the names and numbers of all in it learnt.
    private ConversationSnapshot look(Command command) {
        var snapshot = ((Answer.ConversationOpened) ask(command)).snapshot();
        contactDirectory.learn(snapshot);
        return snapshot;
    }

    /// @throws RequestRejected `not_found`: what is no number of ours is the number of nothing
    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation");
        }
        return Long.parseLong(text);
    }
}
