package dev.parley.gateway.connection.registry;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.fanout.HeadPoller;
import dev.parley.gateway.fanout.ParticipantStateUpdates;
import dev.parley.gateway.presence.Presences;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.signin.SignIns;
import dev.parley.gateway.topic.Topics;
import dev.parley.gateway.typing.Typing;
import dev.parley.session.contract.log.LogPosition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Where connections come in and go: into the channels of their person, and into what others know of its presence.
@ApplicationScoped
public class ConnectionRegistrar {
    private final ConversationChannels conversationChannels;
    private final ParticipantStateUpdates participantStateUpdates;
    private final HeadPoller headPoller;
    private final Presences presences;
    private final Topics topics;
    private final Typing typing;
    private final ConnectionConfig config;

    ConnectionRegistrar(
            ConversationChannels conversationChannels,
            ParticipantStateUpdates participantStateUpdates,
            HeadPoller headPoller,
            Presences presences,
            Topics topics,
            Typing typing,
            ConnectionConfig config) {
        this.conversationChannels = conversationChannels;
        this.participantStateUpdates = participantStateUpdates;
        this.headPoller = headPoller;
        this.presences = presences;
        this.topics = topics;
        this.typing = typing;
        this.config = config;
    }

    /// On the connection's event loop. Who is in already stays, and misses nothing.
    public void enter(Client client, SignIns.SignedIn signedIn, List<Position> resume) {
        var before = client.person();
        var person = signedIn.caller().personId().orElse(null);
        if (before != null && !before.equals(person)) {
            leave(client);
        }
        if (!client.identity().is(signedIn.caller())) {
            client.close(CloseReason.FLOOD);
        }
        if (person != null && !person.equals(before)) {
            var asOf = Objects.requireNonNull(signedIn.asOf()); // A person's conversations may move on.
            conversationChannels.enter(client, shown(person, signedIn), resume);
            conversationChannels.silence(person, signedIn.silenced(), asOf);
            participantStateUpdates.tellLately(client, asOf);
            headPoller.came(person, asOf);
            presences.came(person);
            makeRoom(person);
        }
    }

    /// Whoever has too many connections here gives up its oldest for the new ones.
    private void makeRoom(UUID person) {
        var all = conversationChannels.listeners(person);
        if (all.size() <= config.maxPerPerson()) {
            return;
        }
        var staying = all.stream()
                .filter(listener -> !listener.isGone())
                .map(OpenConnection.class::cast)
                .sorted(Comparator.comparingLong(OpenConnection::openedAt))
                .toList();
        staying.stream()
                .limit(Math.max(0, staying.size() - config.maxPerPerson()))
                .forEach(OpenConnection::giveWay);
    }

    /// A conversation begins where the client is shown that it stands, which may have been read a moment later; so may
    /// have one that is only shown.
    private static Collection<LogPosition> shown(UUID person, SignIns.SignedIn signedIn) {
        if (signedIn.conversations() == null) {
            return signedIn.heads();
        }
        var heads = new LinkedHashMap<UUID, LogPosition>();
        signedIn.heads().forEach(head -> heads.put(head.conversationId(), head));
        for (var shown : signedIn.conversations().conversations()) {
            heads.put(shown.id(), new LogPosition(shown.id(), person, shown.seq(), shown.kind()));
        }
        return heads.values();
    }

    /// Safe to call twice.
    public void leave(Client client) {
        topics.leave(client);
        var person = client.person();
        if (person == null) {
            conversationChannels.leaveAll(client);
            return;
        }
        conversationChannels.exit(client).ifPresent(conversations -> {
            typing.gone(person);
            presences.left(person, conversations);
        });
    }
}
