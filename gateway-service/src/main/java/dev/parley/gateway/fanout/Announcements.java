package dev.parley.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Event.DocumentHeld;
import dev.parley.gateway.protocol.Event.DocumentTurned;
import dev.parley.gateway.protocol.Event.Notification;
import dev.parley.gateway.protocol.Event.PresenceChanged;
import dev.parley.gateway.protocol.Presence;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.PersonNotice;
import dev.parley.session.contract.person.Revocation;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/// What Redis says of conversations and people, brought to the rooms. Hints all of them: one that cannot be read costs
/// nothing, the log has what it was about.
@ApplicationScoped
class Announcements {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final RedisEar ear;
    private final Rooms rooms;
    private final Parts parts;
    private final Event<Revocation> revoked;
    private final ObjectMapper json;

    Announcements(RedisEar ear, Rooms rooms, Parts parts, Event<Revocation> revoked, ObjectMapper json) {
        this.ear = ear;
        this.rooms = rooms;
        this.parts = parts;
        this.revoked = revoked;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        ear.onHint(this::announced);
        ear.listen(Channels.REVOCATIONS);
    }

    private void announced(String channel, Hint hint) {
        try {
            if (channel.startsWith("c:")) {
                var room = rooms.room(UUID.fromString(channel.substring(2)));
                if (room.isPresent() && !isOfNoInterest(room.get(), hint)) {
                    var text = hint.text();
                    if (text != null) {
                        announced(room.get(), Announcement.read(text));
                    }
                }
            } else if (channel.equals(Channels.REVOCATIONS)) {
                var text = hint.text();
                if (text != null) {
                    revoked.fire(json.readValue(text, Revocation.class));
                }
            } else if (channel.startsWith("p:")) {
                var text = hint.text();
                if (text != null) {
                    announced(UUID.fromString(channel.substring(2)), json.readValue(text, PersonNotice.class));
                }
            }
        } catch (RuntimeException | JsonProcessingException e) {
            Log.debugf(
                    "announcement unread channel=%s cause=%s",
                    channel, e.getClass().getSimpleName());
        }
    }

    /// Most of what is heard has been told here already, which needs no proof: whoever claims that of something else
    /// has it passed over.
    private boolean isOfNoInterest(Room room, Hint hint) {
        var claimed = hint.unproven();
        if (claimed.isEmpty()) {
            return false;
        }
        try {
            var announcement = Announcement.read(claimed);
            // Told here by whoever had it made, or, should its answer be lost, found by [CatchUp].
            return ear.isOwn(announcement.origin()) || announcement.durable() && announcement.lastSeq() <= room.heard();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void announced(Room room, Announcement announcement) throws JsonProcessingException {
        if (!announcement.durable()) {
            rooms.tell(room.conversation, json.readValue(announcement.json(), Ephemeral.class));
        } else {
            rooms.offer(room, json.readValue(announcement.json(), CHANGES), null);
        }
    }

    private void announced(UUID person, PersonNotice notice) {
        switch (notice) {
            case PersonNotice.Joined(var conversation, var kind, var change) ->
                rooms.began(person, conversation, kind, change);
            case PersonNotice.PartMoved(var part) -> parts.moved(part);
            case PersonNotice.DocumentHeld(var session, var holder) ->
                rooms.tellPerson(person, new DocumentHeld(session, holder));
            case PersonNotice.DocumentTurned(var origin, var session) -> {
                if (!ear.isOwn(origin)) {
                    rooms.tellPerson(person, new DocumentTurned(session));
                }
            }
            case PersonNotice.Notified(var origin, var title, var body, var data) -> {
                if (!ear.isOwn(origin)) {
                    rooms.tellPerson(person, new Notification(title, body, data));
                }
            }
            case PersonNotice.Silenced(var conversation, var other, var silenced, var apart) -> {
                rooms.silence(person, conversation, silenced);
                if (silenced && apart) {
                    // From now on its going is not told: nobody is left online for ever.
                    rooms.tellPerson(person, new PresenceChanged(new Presence(other, false, null)));
                }
            }
        }
    }
}
