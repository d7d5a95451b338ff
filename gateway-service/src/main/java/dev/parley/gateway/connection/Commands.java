package dev.parley.gateway.connection;

import dev.parley.gateway.ai.Canisters;
import dev.parley.gateway.conversation.Conversations;
import dev.parley.gateway.messaging.Sends;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Refusal;
import dev.parley.gateway.signin.SignIns;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// The one switch from commands to what carries them out.
@ApplicationScoped
class Commands {
    private static final int CHARACTERS_A_TOKEN = 4;

    private final SignIns signIns;
    private final Conversations conversations;
    private final Sends sends;
    private final Canisters canisters;

    Commands(SignIns signIns, Conversations conversations, Sends sends, Canisters canisters) {
        this.signIns = signIns;
        this.conversations = conversations;
        this.sends = sends;
        this.canisters = canisters;
    }

    /// Takes a command up for a connection, on its event loop, and sees to it that it is answered or refused.
    void carryOut(Connection connection, Object reference, Command command) {
        var caller = connection.caller();
        switch (command) {
            case Command.Ping _ -> connection.answer(reference, new Answer.Pong());
            case Command.SetTyping(var conversation, var typing) ->
                connection.answer(reference, new Answer.TypingNoted(conversation, typing, caller));
            case Command.SendMessage send -> send(connection, reference, caller, send);
            case Command.Authenticate authenticate ->
                connection.block(reference, () -> signIns.signIn(authenticate), signedIn -> {
                    connection.signedIn(signedIn);
                    return new Answer.Authenticated(signedIn.caller());
                });
            case Command.ListConversations list ->
                connection.block(reference, () -> conversations.list(reader(caller), list));
            case Command.ReadHistory read ->
                connection.block(reference, () -> conversations.history(reader(caller), read));
            case Command.CreateConversation create ->
                connection.block(reference, () -> conversations.create(caller, create));
            case Command.ChangeConversation change ->
                connection.block(reference, () -> conversations.change(caller, change));
            case Command.DeleteConversation delete ->
                connection.block(reference, () -> conversations.delete(caller, delete));
            case Command.AttachCanister attach -> attach(connection, reference, attach);
            case Command.CanisterAnswered answered -> {
                var canister = connection.canister();
                connection.block(reference, () -> canister.answered(answered));
            }
            case Command.CanisterStatus _ ->
                connection.answer(
                        reference,
                        new Answer.CanisterStatusNoted(Clock.systemUTC().instant()));
        }
    }

    private Caller reader(Caller caller) {
        if (caller instanceof Caller.Stranger && !signIns.strangersMayRead()) {
            throw new Refused(ErrorCode.UNAUTHENTICATED, "Authentication is required");
        }
        return caller;
    }

    private void send(Connection connection, Object reference, Caller caller, Command.SendMessage send) {
        var sender = caller.personId()
                .orElseThrow(() -> new Refused(ErrorCode.UNAUTHENTICATED, "Authentication is required"));
        var message = new NewMessage(
                send.conversation(),
                sender,
                send.key(),
                send.content(),
                send.contentType(),
                null,
                Math.ceilDiv(send.content().length(), CHARACTERS_A_TOKEN),
                send.ai());
        sends.send(message, connection.sending(reference, send.key()));
    }

    private void attach(Connection connection, Object reference, Command.AttachCanister attach) {
        var attached = canisters.attach(attach, connection::push);
        if (attached.isEmpty()) {
            connection.refuse(
                    reference,
                    new Refusal(ErrorCode.UNAUTHENTICATED, "INVALID_SERVICE_KEY", "The service key is not valid", 0));
            return;
        }
        connection.attached(attached.get());
        connection.answer(reference, new Answer.CanisterAttached(attach.canisterId()));
    }
}
