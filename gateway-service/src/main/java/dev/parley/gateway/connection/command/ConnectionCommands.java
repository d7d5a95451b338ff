package dev.parley.gateway.connection.command;

import dev.parley.gateway.conversation.Locating;
import dev.parley.gateway.dispatch.Dispatcher;
import dev.parley.gateway.limits.Counted;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import jakarta.inject.Singleton;

/// The commands of a connection: those that take one are carried out in its own folder, all others by the
/// [Dispatcher], which serves requests without a connection as well.
@Singleton
public class ConnectionCommands {
    private final Dispatcher dispatcher;
    private final SignInCommands signIns;
    private final ListeningCommands listening;
    private final SendingCommands sending;
    private final DocumentCommands documents;
    private final CanisterCommands canisters;
    private final Locating locating;
    private final Counted counted;

    public ConnectionCommands(
            Dispatcher dispatcher,
            SignInCommands signIns,
            ListeningCommands listening,
            SendingCommands sending,
            DocumentCommands documents,
            CanisterCommands canisters,
            Locating locating,
            Counted counted) {
        this.dispatcher = dispatcher;
        this.signIns = signIns;
        this.listening = listening;
        this.sending = sending;
        this.documents = documents;
        this.canisters = canisters;
        this.locating = locating;
        this.counted = counted;
    }

    /// Takes a command up for a client, on its event loop, and sees to it that it is answered or refused.
    ///
    /// @throws RequestRejected as the command is refused at once
    public void carryOut(PendingCommand pending, Command command) {
        var caller = pending.caller();
        if (pending.identity().isOnProbation() && !pending.identity().saysWhoItIs(command)) {
            pending.client().close(CloseReason.FLOOD);
            return;
        }
        switch (command) {
            case Command.OfConnection onConnection -> carryOut(pending, onConnection);
            case Command.OpenConversation open -> listening.open(pending, open);
            case Command.LeaveConversation leave -> listening.leave(pending, leave);
            case Command.SendMessage send -> sending.send(pending, send);
            case Command.Locate locate -> locate(pending, locate);
            case Command.OfConversation _,
                    Command.OfMessage _,
                    Command.OfPeople _,
                    Command.PublishTopic _,
                    Command.ListTemplates _ ->
                pending.block(() -> dispatcher.carryOut(caller, command, pending.clientAddress()));
        }
    }

    private void carryOut(PendingCommand pending, Command.OfConnection command) {
        switch (command) {
            case Command.Ping _ -> pending.answer(new Answer.Pong());
            case Command.Authenticate authenticate -> signIns.authenticate(pending, authenticate);
            case Command.Connect connect -> signIns.connect(pending, connect);
            case Command.Enter enter -> signIns.enter(pending, enter);
            case Command.RefreshToken refresh -> signIns.refresh(pending, refresh);
            case Command.BeAnonymous anonymous -> signIns.beAnonymous(pending, anonymous);
            case Command.SubscribeTopic subscribe -> listening.subscribe(pending, subscribe);
            case Command.UnsubscribeTopic unsubscribe -> listening.unsubscribe(pending, unsubscribe);
            case Command.VisitTopic visit -> listening.visit(pending, visit);
            case Command.SetTyping set -> sending.type(pending, set);
            case Command.EnterDocument enter -> documents.enter(pending, enter);
            case Command.BeginDocument begin -> documents.begin(pending, begin);
            case Command.SayInDocument say -> documents.say(pending, say);
            case Command.StartDocument start -> documents.start(pending, start);
            case Command.ResumeDocument resume -> documents.resume(pending, resume);
            case Command.AnswerDocument answer -> documents.answer(pending, answer);
            case Command.ReviseDocument revise -> documents.revise(pending, revise);
            case Command.AttachCanister attach -> canisters.attach(pending, attach);
            case Command.CanisterAnswered answered -> canisters.answered(pending, answered);
            case Command.CanisterStatus _ -> canisters.status(pending);
        }
    }

    /// What is found may take the connection, too.
    private void locate(PendingCommand pending, Command.Locate locate) {
        var caller = pending.caller();
        pending.find(
                () -> {
                    counted.take(caller, locate, pending.clientAddress());
                    return locating.locate(caller, locate.what());
                },
                locate.command());
    }
}
