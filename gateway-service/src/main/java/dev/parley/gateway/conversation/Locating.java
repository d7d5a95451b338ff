package dev.parley.gateway.conversation;

import dev.parley.gateway.people.Acquaintances;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Command.Located;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Finds what a number is of, for whoever may know it. Blocks.
@ApplicationScoped
public class Locating {
    private final SessionService session;
    private final Conversations conversations;
    private final Acquaintances acquaintances;

    Locating(SessionService session, Conversations conversations, Acquaintances acquaintances) {
        this.session = session;
        this.conversations = conversations;
        this.acquaintances = acquaintances;
    }

    /// @throws dev.parley.session.contract.problem.Refused `not_found` where there is none for this caller
    public Located locate(Caller caller, Command.Numbered what) {
        var person = caller.mustBePerson();
        return switch (what) {
            case Command.Numbered.Conversation(var number) -> {
                var place = session.actingFor(person, peer -> peer.places().conversation(number));
                acquaintances.learn(place);
                yield new Located(place.conversationId(), null);
            }
            case Command.Numbered.DirectWith(var number) -> {
                var other = session.actingFor(person, peer -> peer.places().person(number));
                var wanted = new NewConversation(ConversationKind.DIRECT, null, null, List.of(other.id()), null);
                var made = (Answer.Conversation) conversations.create(caller, new Command.CreateConversation(wanted));
                acquaintances.learn(made.conversation());
                acquaintances.learn(other);
                yield new Located(made.conversation().id(), null);
            }
            case Command.Numbered.Message(var number) -> {
                var message = session.actingFor(person, peer -> peer.places().message(number));
                yield new Located(message.conversationId(), message.id());
            }
        };
    }
}
