package dev.parley.gateway.connection.command;

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

    void open(PendingCommand pending, Command.OpenConversation command) {
        var caller = signIns.mustBeReader(pending.caller());
        pending.hold(() -> conversations.open(caller, command, pending.client(), new Conversations.Opening() {
            @Override
            public void opened(Answer answer) {
                if (answer instanceof Answer.ConversationOpened(var snapshot)) {
                    snapshot.former().forEach(contactDirectory::learn);
                }
                pending.settle(() -> pending.answer(answer));
            }

            @Override
            public void unavailable() {
                pending.settle(() ->
                        pending.refuse(Rejection.of(ErrorCode.UNAVAILABLE, "A part of Parley is away for the moment")));
            }
        }));
    }

    void leave(PendingCommand pending, Command.LeaveConversation command) {
        var caller = pending.caller();
        pending.block(() -> conversations.leave(caller, command, pending.client()));
    }

    void subscribe(PendingCommand pending, Command.SubscribeTopic command) {
        pending.answer(topics.subscribe(pending.caller(), command.topic(), pending.client()));
    }

    void unsubscribe(PendingCommand pending, Command.UnsubscribeTopic command) {
        pending.answer(topics.unsubscribe(command.topic(), pending.client()));
    }

    void visit(PendingCommand pending, Command.VisitTopic command) {
        var caller = pending.caller();
        var visit = command.visit();
        pending.block(
                () -> {
                    counted.take(caller, visit, pending.clientAddress());
                    return topics.visit(caller, visit, pending.client());
                },
                // Not before: a connection that has closed meanwhile would listen for ever.
                _ -> topics.subscribe(caller, visit.topic(), pending.client()));
    }
}
