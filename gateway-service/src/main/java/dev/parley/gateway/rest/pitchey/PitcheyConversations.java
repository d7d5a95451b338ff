package dev.parley.gateway.rest.pitchey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.conversation.Overviews;
import dev.parley.gateway.people.Acquaintances;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.pitchey.PitcheyForm;
import dev.parley.gateway.rest.Asker;
import dev.parley.gateway.rest.Requests;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Conversations by their numbers as the person who asks sees them, by the commands every dialect has.
@Singleton
class PitcheyConversations {
    private final Asker asker;
    private final Requests requests;
    private final Acquaintances acquaintances;
    private final Overviews overviews;
    private final PitcheyForm form;

    PitcheyConversations(Asker asker, Requests requests, Acquaintances acquaintances, Overviews overviews) {
        this.asker = asker;
        this.requests = requests;
        this.acquaintances = acquaintances;
        this.overviews = overviews;
        this.form = new PitcheyForm(acquaintances, acquaintances);
    }

    byte[] all() {
        var all = overviews.of(self());
        all.forEach(acquaintances::learn);
        return form.conversations(all, self());
    }

    /// The newest before `before` (null: of all).
    byte[] messages(String conversation, Long before, int most) {
        var snapshot = look(number(conversation));
        var id = snapshot.conversation().id();
        var page = ((Answer.History) ask(new Command.ReadHistory(id, before, null, null, most))).page();
        return form.messages(
                snapshot,
                self(),
                page.messages(),
                page.more() ? Long.toString(page.messages().getFirst().seq()) : null);
    }

    byte[] send(JsonNode body) {
        var sent = (Answer.MessageStored) ask(form.send(body, asker.member()));
        look(new Command.OpenConversation(sent.message().conversationId(), null, 0));
        return form.sent(sent.message());
    }

    byte[] read(String conversation) {
        var snapshot = look(number(conversation));
        ask(new Command.MarkRead(snapshot.conversation().id(), snapshot.seq()));
        return form.done();
    }

    private Answer ask(Command command) {
        return requests.carryOut(asker.member(), command);
    }

    private UUID self() {
        return asker.member().person().id();
    }

    private ConversationSnapshot look(long number) {
        return look(new Command.Locate(
                new Command.Numbered.Conversation(number),
                found -> new Command.OpenConversation(found.conversation(), null, 0)));
    }

    /// The conversation, and the names and numbers of all in it learnt.
    private ConversationSnapshot look(Command command) {
        var snapshot = ((Answer.ConversationOpened) ask(command)).snapshot();
        acquaintances.learn(snapshot);
        return snapshot;
    }

    /// @throws Refused `not_found`: what is no number of ours is the number of nothing
    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refused(ErrorCode.NOT_FOUND, "No such conversation");
        }
        return Long.parseLong(text);
    }
}
