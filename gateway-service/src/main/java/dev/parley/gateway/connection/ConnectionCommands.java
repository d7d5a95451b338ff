package dev.parley.gateway.connection;

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
class ConnectionCommands {
    private final Dispatcher dispatcher;
    private final SignInCommands signIns;
    private final ListeningCommands listening;
    private final SendingCommands sending;
    private final DocumentCommands documents;
    private final CanisterCommands canisters;
    private final Locating locating;
    private final Counted counted;

    ConnectionCommands(
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

    /// Takes a command up for a connection, on its event loop, and sees to it that it is answered or refused.
    ///
    /// @throws RequestRejected as the command is refused at once
    void carryOut(Connection connection, Object to, Command command) {
        var caller = connection.caller();
        if (connection.isOnProbation() && !Standing.saysWhoItIs(command, connection.presentedToken())) {
            connection.close(CloseReason.FLOOD);
            return;
        }
        switch (command) {
            case Command.OfConnection onConnection -> carryOut(connection, to, onConnection);
            case Command.OpenConversation open -> listening.open(connection, to, open);
            case Command.LeaveConversation leave -> listening.leave(connection, to, leave);
            case Command.SendMessage send -> sending.send(connection, to, send);
            case Command.Locate locate -> locate(connection, to, locate);
            case Command.OfConversation _,
                    Command.OfMessage _,
                    Command.OfPeople _,
                    Command.PublishTopic _,
                    Command.ListTemplates _ ->
                connection.block(to, () -> dispatcher.carryOut(caller, command, connection.clientAddress()));
        }
    }

    private void carryOut(Connection connection, Object to, Command.OfConnection command) {
        switch (command) {
            case Command.Ping _ -> connection.answer(to, new Answer.Pong());
            case Command.Authenticate authenticate -> signIns.authenticate(connection, to, authenticate);
            case Command.Connect connect -> signIns.connect(connection, to, connect);
            case Command.Enter enter -> signIns.enter(connection, to, enter);
            case Command.RefreshToken refresh -> signIns.refresh(connection, to, refresh);
            case Command.BeAnonymous anonymous -> signIns.beAnonymous(connection, to, anonymous);
            case Command.SubscribeTopic subscribe -> listening.subscribe(connection, to, subscribe);
            case Command.UnsubscribeTopic unsubscribe -> listening.unsubscribe(connection, to, unsubscribe);
            case Command.VisitTopic visit -> listening.visit(connection, to, visit);
            case Command.SetTyping set -> sending.type(connection, to, set);
            case Command.EnterDocument enter -> documents.enter(connection, to, enter);
            case Command.BeginDocument begin -> documents.begin(connection, to, begin);
            case Command.SayInDocument say -> documents.say(connection, to, say);
            case Command.StartDocument start -> documents.start(connection, to, start);
            case Command.ResumeDocument resume -> documents.resume(connection, to, resume);
            case Command.AnswerDocument answer -> documents.answer(connection, to, answer);
            case Command.ReviseDocument revise -> documents.revise(connection, to, revise);
            case Command.AttachCanister attach -> canisters.attach(connection, to, attach);
            case Command.CanisterAnswered answered -> canisters.answered(connection, to, answered);
            case Command.CanisterStatus _ -> canisters.status(connection, to);
        }
    }

    /// What is found may take the connection, too.
    private void locate(Connection connection, Object to, Command.Locate locate) {
        var caller = connection.caller();
        connection.find(
                to,
                () -> {
                    counted.take(caller, locate, connection.clientAddress());
                    return locating.locate(caller, locate.what());
                },
                locate.command());
    }
}
