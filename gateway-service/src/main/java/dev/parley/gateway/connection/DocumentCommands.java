package dev.parley.gateway.connection;

import dev.parley.gateway.document.DocumentSessionFlow;
import dev.parley.gateway.document.TakeOvers;
import dev.parley.gateway.limits.Counted;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.session.contract.document.DocumentSessionView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/// What a connection says in document sessions: it may be answered twice, and hears before all of the person's
/// connections do what came of a turn.
@Singleton
class DocumentCommands {
    private final DocumentSessionFlow documentSessionFlow;
    private final TakeOvers takeOvers;
    private final Counted counted;
    private final ConnectionRegistrar connectionRegistrar;

    DocumentCommands(
            DocumentSessionFlow documentSessionFlow,
            TakeOvers takeOvers,
            Counted counted,
            ConnectionRegistrar connectionRegistrar) {
        this.documentSessionFlow = documentSessionFlow;
        this.takeOvers = takeOvers;
        this.counted = counted;
        this.connectionRegistrar = connectionRegistrar;
    }

    /// What was left pending is gone on with at once.
    void enter(Connection connection, Object to, Command.EnterDocument enter) {
        var signedIn = connection.admitted();
        var wait = takeOvers.nanosToWait(signedIn.caller().mustBePerson(), enter.template());
        connection.holdAfter(wait, to, () -> {
            var opened = documentSessionFlow.open(signedIn.caller(), enter);
            connection.loop().execute(() -> {
                if (!connection.isClosed()) {
                    connectionRegistrar.enter(connection, signedIn, List.of());
                    connection.answer(to, new Answer.DocumentOpened(opened.session(), opened.isNew()));
                }
            });
            var isPending = opened.session() != null && opened.session().pending() != null;
            if (isPending) {
                counted.takeAiMessage(signedIn.caller(), connection.clientAddress());
            }
            var turned = isPending ? documentSessionFlow.goOn(opened.session()) : null;
            connection
                    .loop()
                    .execute(() -> connection.settle(() -> {
                        if (turned != null) {
                            connection.answer(to, new Answer.DocumentTurned(turned));
                        }
                    }));
        });
    }

    void begin(Connection connection, Object to, Command.BeginDocument begin) {
        var caller = connection.caller();
        connection.hold(to, () -> {
            counted.take(caller, begin, connection.clientAddress());
            var session = documentSessionFlow.begin(caller, begin).session();
            connection.loop().execute(() -> connection.answer(to, new Answer.DocumentOpened(session, true)));
            var turned = documentSessionFlow.say(
                    caller,
                    new Command.SayInDocument(session.id(), null, begin.content(), begin.holder(), begin.key()));
            connection
                    .loop()
                    .execute(() -> connection.settle(() -> {
                        documentSessionFlow.tell(turned);
                        connection.answer(to, new Answer.DocumentTurned(turned));
                    }));
        });
    }

    void say(Connection connection, Object to, Command.SayInDocument say) {
        var caller = connection.caller();
        turn(connection, to, say, () -> documentSessionFlow.say(caller, say));
    }

    void start(Connection connection, Object to, Command.StartDocument start) {
        var caller = connection.caller();
        turn(connection, to, start, () -> documentSessionFlow.start(caller, start));
    }

    void resume(Connection connection, Object to, Command.ResumeDocument resume) {
        var caller = connection.caller();
        turn(
                connection,
                to,
                resume,
                () -> documentSessionFlow.resume(
                        caller, resume, () -> counted.takeAiMessage(caller, connection.clientAddress())));
    }

    void answer(Connection connection, Object to, Command.AnswerDocument answer) {
        var caller = connection.caller();
        turn(connection, to, answer, () -> documentSessionFlow.answer(caller, answer));
    }

    void revise(Connection connection, Object to, Command.ReviseDocument revise) {
        var caller = connection.caller();
        turn(connection, to, revise, () -> documentSessionFlow.revise(caller, revise));
    }

    /// Who asks is answered first, then all of the person's connections are told.
    private void turn(Connection connection, Object to, Command command, Supplier<DocumentSessionView> work) {
        var caller = connection.caller();
        connection.block(
                to,
                () -> {
                    counted.take(caller, command, connection.clientAddress());
                    return work.get();
                },
                turned -> {
                    documentSessionFlow.tell(turned);
                    return new Answer.DocumentTurned(turned);
                });
    }
}
