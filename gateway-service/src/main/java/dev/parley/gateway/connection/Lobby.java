package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.Rooms;
import dev.parley.gateway.presence.Presences;
import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.signin.SignIns;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.log.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/// Where connections come in and go: into the rooms of their person, and into what others know of its presence.
@ApplicationScoped
class Lobby {
    private final Rooms rooms;
    private final Presences presences;

    Lobby(Rooms rooms, Presences presences) {
        this.rooms = rooms;
        this.presences = presences;
    }

    /// On the connection's event loop.
    void enter(Connection connection, SignIns.SignedIn signedIn, List<Position> resume) {
        connection.is(signedIn.caller());
        if (connection.person() != null) {
            rooms.enter(connection, shown(signedIn), resume);
            presences.came(connection.person());
        }
    }

    /// A conversation begins where the client is shown that it stands, which may have been read a moment later.
    private static List<Head> shown(SignIns.SignedIn signedIn) {
        if (signedIn.conversations() == null) {
            return signedIn.heads();
        }
        var page = signedIn.conversations().conversations().stream()
                .collect(Collectors.toMap(ConversationView::id, ConversationView::seq));
        return signedIn.heads().stream()
                .map(head -> new Head(
                        head.conversationId(),
                        head.personId(),
                        page.getOrDefault(head.conversationId(), head.seq()),
                        head.kind()))
                .toList();
    }

    /// Safe to call twice.
    void leave(Connection connection) {
        var person = connection.person();
        if (person == null) {
            rooms.leaveAll(connection);
            return;
        }
        var conversations = rooms.conversations(person);
        rooms.exit(connection);
        presences.left(person, conversations);
    }
}
