package dev.parley.gateway.dispatch;

import dev.parley.gateway.conversation.Locating;
import dev.parley.gateway.document.DocumentSessionFlow;
import dev.parley.gateway.limits.Counted;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.topic.Topics;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;

/// The one switch from commands to what carries them out, for sockets and for REST alike. What takes a connection,
/// because that begins or changes what is heard on it, is carried out there.
@ApplicationScoped
public class Dispatcher {
    private final Counted counted;
    private final ConversationCommands conversations;
    private final MessageCommands messages;
    private final PeopleCommands people;
    private final Locating locating;
    private final Topics topics;
    private final DocumentSessionFlow documentSessionFlow;

    Dispatcher(
            Counted counted,
            ConversationCommands conversations,
            MessageCommands messages,
            PeopleCommands people,
            Locating locating,
            Topics topics,
            DocumentSessionFlow documentSessionFlow) {
        this.counted = counted;
        this.conversations = conversations;
        this.messages = messages;
        this.people = people;
        this.locating = locating;
        this.topics = topics;
        this.documentSessionFlow = documentSessionFlow;
    }

    /// `clientAddress`: where the caller is, for which a guest's limits count. Blocks.
    ///
    /// @throws RequestRejected as the command is refused
    public Answer carryOut(Caller caller, Command command, String clientAddress) {
        counted.take(caller, command, clientAddress);
        return switch (command) {
            case Command.OfConversation ofConversation -> conversations.carryOut(caller, ofConversation);
            case Command.OfMessage ofMessage -> messages.carryOut(caller, ofMessage, clientAddress);
            case Command.OfPeople ofPeople -> people.carryOut(caller, ofPeople);
            case Command.PublishTopic publish -> topics.publish(caller, publish);
            case Command.ListTemplates _ -> new Answer.Templates(documentSessionFlow.templates(caller));
            case Command.Locate(var what, var found) ->
                carryOut(caller, found.apply(locating.locate(caller, what)), clientAddress);
            case Command.OfConnection _ -> throw new RequestRejected(ErrorCode.BAD_REQUEST, "This takes a connection");
        };
    }
}
