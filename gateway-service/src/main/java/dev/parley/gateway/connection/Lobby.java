package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.Rooms;
import dev.parley.gateway.presence.Presences;
import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.signin.SignIns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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
            rooms.enter(connection, signedIn.heads(), resume);
            presences.came(connection.person());
        }
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
