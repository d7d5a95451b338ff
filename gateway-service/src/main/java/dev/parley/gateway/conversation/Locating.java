package dev.parley.gateway.conversation;

import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Command.Located;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Finds what a number or a key is of, for whoever may know it. Blocks.
@ApplicationScoped
public class Locating {
    /// So often a conversation of one key may be deleted and begun anew.
    private static final int MAX_BEGUN = 20;

    private final SessionService session;
    private final Conversations conversations;
    private final ContactDirectory contactDirectory;

    Locating(SessionService session, Conversations conversations, ContactDirectory contactDirectory) {
        this.session = session;
        this.conversations = conversations;
        this.contactDirectory = contactDirectory;
    }

    /// @throws RequestRejected `not_found` where there is none for this caller
    public Located locate(Caller caller, Command.Numbered what) {
        var person = caller.mustBePerson();
        return switch (what) {
            case Command.Numbered.Conversation(var number) -> {
                var place = session.actingFor(person, peer -> peer.places().conversation(number));
                contactDirectory.learn(place);
                yield new Located(place.conversationId(), null);
            }
            case Command.Numbered.DirectWith(var number) -> {
                var other = session.actingFor(person, peer -> peer.places().person(number));
                var wanted = new NewConversation(ConversationKind.DIRECT, null, null, List.of(other.id()), null);
                var made = (Answer.Conversation) conversations.create(caller, new Command.CreateConversation(wanted));
                contactDirectory.learn(made.conversation());
                contactDirectory.learn(other);
                yield new Located(made.conversation().id(), null);
            }
            case Command.Numbered.Message(var number) -> {
                var message = session.actingFor(person, peer -> peer.places().message(number));
                yield new Located(message.conversationId(), message.id());
            }
            case Command.Numbered.Keyed(var wanted) -> new Located(begun(caller, wanted), null);
        };
    }

    /// The key of one that was deleted begins no other: the next one has a number behind it.
    private UUID begun(Caller caller, NewConversation wanted) {
        for (var number = 1; ; number++) {
            try {
                var key = number == 1 ? wanted.key() : wanted.key() + "-" + number;
                var named = new NewConversation(wanted.kind(), wanted.title(), wanted.description(), List.of(), key);
                var made = (Answer.Conversation) conversations.create(caller, new Command.CreateConversation(named));
                return made.conversation().id();
            } catch (RequestRejected e) {
                if (e.code() != ErrorCode.NOT_FOUND || number == MAX_BEGUN) {
                    throw e;
                }
            }
        }
    }
}
