package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.CatchUp;
import dev.parley.gateway.fanout.Parts;
import dev.parley.gateway.fanout.Rooms;
import dev.parley.gateway.presence.Presences;
import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.signin.SignIns;
import dev.parley.gateway.topic.Topics;
import dev.parley.gateway.typing.Typing;
import dev.parley.session.contract.log.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// Where connections come in and go: into the rooms of their person, and into what others know of its presence.
@ApplicationScoped
class Lobby {
    private final Rooms rooms;
    private final Parts parts;
    private final CatchUp catchUp;
    private final Presences presences;
    private final Topics topics;
    private final Typing typing;
    private final ConnectionConfig config;

    Lobby(
            Rooms rooms,
            Parts parts,
            CatchUp catchUp,
            Presences presences,
            Topics topics,
            Typing typing,
            ConnectionConfig config) {
        this.rooms = rooms;
        this.parts = parts;
        this.catchUp = catchUp;
        this.presences = presences;
        this.topics = topics;
        this.typing = typing;
        this.config = config;
    }

    /// On the connection's event loop. Who is in already stays, and misses nothing.
    void enter(Connection connection, SignIns.SignedIn signedIn, List<Position> resume) {
        var before = connection.person();
        connection.is(signedIn.caller());
        if (connection.person() != null && !connection.person().equals(before)) {
            rooms.enter(connection, shown(signedIn), resume);
            rooms.silence(connection.person(), signedIn.silenced());
            parts.tellLately(connection, signedIn.asOf());
            catchUp.reachBackTo(signedIn.asOf());
            presences.came(connection.person());
            makeRoom(connection.person());
        }
    }

    /// Whoever has too many connections here gives up its oldest for the new ones.
    private void makeRoom(UUID person) {
        var all = rooms.listeners(person);
        if (all.size() <= config.maxPerPerson()) {
            return;
        }
        var staying = all.stream()
                .filter(listener -> !listener.isGone())
                .map(Connection.class::cast)
                .sorted(Comparator.comparingLong(Connection::openedAt))
                .toList();
        staying.stream()
                .limit(Math.max(0, staying.size() - config.maxPerPerson()))
                .forEach(Connection::giveWay);
    }

    /// A conversation begins where the client is shown that it stands, which may have been read a moment later; so may
    /// have one that is only shown.
    private static Collection<Head> shown(SignIns.SignedIn signedIn) {
        if (signedIn.conversations() == null) {
            return signedIn.heads();
        }
        var person = signedIn.caller().personId().orElse(null);
        var heads = new LinkedHashMap<UUID, Head>();
        signedIn.heads().forEach(head -> heads.put(head.conversationId(), head));
        for (var shown : signedIn.conversations().conversations()) {
            heads.put(shown.id(), new Head(shown.id(), person, shown.seq(), shown.kind()));
        }
        return heads.values();
    }

    /// Safe to call twice.
    void leave(Connection connection) {
        topics.leave(connection);
        var person = connection.person();
        if (person == null) {
            rooms.leaveAll(connection);
            return;
        }
        rooms.exit(connection).ifPresent(conversations -> {
            typing.gone(person);
            presences.left(person, conversations);
        });
    }
}
