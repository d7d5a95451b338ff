package dev.parley.gateway.connection.command;

import dev.parley.gateway.connection.registry.ConnectionRegistrar;
import dev.parley.gateway.document.DocumentSessionFlow;
import dev.parley.gateway.document.TakeOvers;
import dev.parley.gateway.limits.Counted;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.session.contract.document.DocumentSessionView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
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
    void enter(PendingCommand pending, Command.EnterDocument enter) {
        var signedIn = Objects.requireNonNull(pending.identity().admitted()); // Before the upgrade.
        var wait = takeOvers.nanosToWait(signedIn.caller().mustBePerson(), enter.template());
        pending.holdAfter(wait, () -> {
            var opened = documentSessionFlow.open(signedIn.caller(), enter);
            pending.client().loop().execute(() -> {
                if (!pending.client().isClosed()) {
                    connectionRegistrar.enter(pending.client(), signedIn, List.of());
                    pending.answer(new Answer.DocumentOpened(opened.session(), opened.isNew()));
                }
            });
            var session = opened.session();
            if (session == null || session.pending() == null) {
                pending.settled(() -> {});
                return;
            }
            counted.takeAiMessage(signedIn.caller(), pending.clientAddress());
            var turned = documentSessionFlow.goOn(session);
            pending.settled(() -> pending.answer(new Answer.DocumentTurned(turned)));
        });
    }

    void begin(PendingCommand pending, Command.BeginDocument begin) {
        var caller = pending.caller();
        pending.hold(() -> {
            counted.take(caller, begin, pending.clientAddress());
            var session = documentSessionFlow.begin(caller, begin);
            pending.client().loop().execute(() -> pending.answer(new Answer.DocumentOpened(session, true)));
            var turned = documentSessionFlow.say(
                    caller,
                    new Command.SayInDocument(session.id(), null, begin.content(), begin.holder(), begin.key()));
            pending.settled(() -> {
                documentSessionFlow.tell(turned);
                pending.answer(new Answer.DocumentTurned(turned));
            });
        });
    }

    void say(PendingCommand pending, Command.SayInDocument say) {
        var caller = pending.caller();
        turn(pending, say, () -> documentSessionFlow.say(caller, say));
    }

    void start(PendingCommand pending, Command.StartDocument start) {
        var caller = pending.caller();
        turn(pending, start, () -> documentSessionFlow.start(caller, start));
    }

    void resume(PendingCommand pending, Command.ResumeDocument resume) {
        var caller = pending.caller();
        turn(
                pending,
                resume,
                () -> documentSessionFlow.resume(
                        caller, resume, () -> counted.takeAiMessage(caller, pending.clientAddress())));
    }

    void answer(PendingCommand pending, Command.AnswerDocument answer) {
        var caller = pending.caller();
        turn(pending, answer, () -> documentSessionFlow.answer(caller, answer));
    }

    void revise(PendingCommand pending, Command.ReviseDocument revise) {
        var caller = pending.caller();
        turn(pending, revise, () -> documentSessionFlow.revise(caller, revise));
    }

    /// Who asks is answered first, then all of the person's connections are told.
    private void turn(PendingCommand pending, Command command, Supplier<DocumentSessionView> work) {
        var caller = pending.caller();
        pending.block(
                () -> {
                    counted.take(caller, command, pending.clientAddress());
                    return work.get();
                },
                turned -> {
                    documentSessionFlow.tell(turned);
                    return new Answer.DocumentTurned(turned);
                });
    }
}
