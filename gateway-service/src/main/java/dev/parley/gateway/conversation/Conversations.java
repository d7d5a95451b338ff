package dev.parley.gateway.conversation;

import dev.parley.gateway.fanout.Rooms;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Conversations and their history, as one caller may see and change them. Blocks.
@ApplicationScoped
public class Conversations {
    private final SessionService session;
    private final Rooms rooms;

    Conversations(SessionService session, Rooms rooms) {
        this.session = session;
        this.rooms = rooms;
    }

    public Answer list(Caller caller, Command.ListConversations command) {
        return new Answer.Conversations(session.actingFor(
                personOrNobody(caller),
                peer -> peer.conversations().list(command.archived(), command.limit(), command.cursor())));
    }

    public Answer create(Caller caller, Command.CreateConversation command) {
        var person = person(caller);
        var created = session.actingFor(person, peer -> peer.conversations().create(command.conversation()));
        // Before the answer: what is sent into it at once must be heard.
        rooms.began(person, created.id(), created.seq());
        return new Answer.Conversation(created);
    }

    public Answer change(Caller caller, Command.ChangeConversation command) {
        return new Answer.Conversation(session.actingFor(
                person(caller), peer -> peer.conversations().change(command.conversation(), command.patch())));
    }

    public Answer delete(Caller caller, Command.DeleteConversation command) {
        session.actingFor(person(caller), peer -> {
            peer.conversations().delete(command.conversation());
            return null;
        });
        return new Answer.ConversationDeleted(command.conversation());
    }

    public Answer history(Caller caller, Command.ReadHistory command) {
        return new Answer.History(
                command.conversation(),
                session.actingFor(
                        personOrNobody(caller),
                        peer -> peer.messages()
                                .page(command.conversation(), null, null, command.from(), command.limit())));
    }

    private static UUID personOrNobody(Caller caller) {
        return caller.personId().orElse(null);
    }

    private static UUID person(Caller caller) {
        return caller.personId()
                .orElseThrow(() -> new Refused(ErrorCode.UNAUTHENTICATED, "Authentication is required"));
    }
}
