package dev.parley.gateway.connection;

import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.limits.Counted;
import dev.parley.gateway.people.ContactDirectory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.signin.SignIns;
import dev.parley.gateway.topic.Topics;
import dev.parley.session.contract.problem.ErrorCode;
import jakarta.inject.Singleton;

/// What a connection hears from now on, or no longer: conversations and topics.
@Singleton
class ListeningCommands {
    private final SignIns signIns;
    private final Conversations conversations;
    private final ContactDirectory contactDirectory;
    private final Topics topics;
    private final Counted counted;

    ListeningCommands(
            SignIns signIns,
            Conversations conversations,
            ContactDirectory contactDirectory,
            Topics topics,
            Counted counted) {
        this.signIns = signIns;
        this.conversations = conversations;
        this.contactDirectory = contactDirectory;
        this.topics = topics;
        this.counted = counted;
    }

    void open(Connection connection, Object to, Command.OpenConversation command) {
        var caller = signIns.mustBeReader(connection.caller());
        connection.hold(
                to,
                () -> conversations.open(caller, command, connection, new Conversations.Opening() {
                    @Override
                    public void opened(Answer answer) {
                        if (answer instanceof Answer.ConversationOpened(var snapshot)) {
                            snapshot.former().forEach(contactDirectory::learn);
                        }
                        connection.settle(() -> connection.answer(to, answer));
                    }

                    @Override
                    public void unavailable() {
                        connection.settle(() -> connection.refuse(
                                to, Rejection.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment")));
                    }
                }));
    }

    void leave(Connection connection, Object to, Command.LeaveConversation command) {
        var caller = connection.caller();
        connection.block(to, () -> conversations.leave(caller, command, connection));
    }

    void subscribe(Connection connection, Object to, Command.SubscribeTopic command) {
        connection.answer(to, topics.subscribe(connection.caller(), command.topic(), connection));
    }

    void unsubscribe(Connection connection, Object to, Command.UnsubscribeTopic command) {
        connection.answer(to, topics.unsubscribe(command.topic(), connection));
    }

    void visit(Connection connection, Object to, Command.VisitTopic command) {
        var caller = connection.caller();
        var visit = command.visit();
        connection.block(
                to,
                () -> {
                    counted.take(caller, visit, connection.clientAddress());
                    return topics.visit(caller, visit, connection);
                },
                // Not before: a connection that has closed meanwhile would listen for ever.
                _ -> topics.subscribe(caller, visit.topic(), connection));
    }
}
