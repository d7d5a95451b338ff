package dev.parley.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.Head;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Every conversation and person with listeners on this gateway, and who they are. The Redis channels listened to
/// follow from it.
@ApplicationScoped
public class Rooms {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    /// A conversation first heard of long after it began is taken up at its last change: its listener missed no more.
    private static final long MAX_CAUGHT_UP = 200;

    private final RedisEar ear;
    private final Repairs repairs;
    private final ObjectMapper json;
    private final Map<UUID, Room> rooms = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Listener>> people = new ConcurrentHashMap<>();
    private final Map<Listener, Set<UUID>> joined = new ConcurrentHashMap<>();

    Rooms(RedisEar ear, Repairs repairs, ObjectMapper json) {
        this.ear = ear;
        this.repairs = repairs;
        this.json = json;
        ear.onMessage(this::announced);
    }

    /// From now on the listener hears everything in these conversations, and in those the person joins later.
    public void enter(UUID person, Listener listener, Collection<Head> heads) {
        joined.put(listener, ConcurrentHashMap.newKeySet());
        var listeners = people.computeIfAbsent(person, _ -> ConcurrentHashMap.newKeySet());
        listeners.add(listener);
        ear.listen(Channels.person(person));
        for (var head : heads) {
            join(head.conversationId(), listener, head.seq());
        }
    }

    /// The listener hears nothing more. Safe to call twice.
    public void exit(UUID person, Listener listener) {
        people.computeIfPresent(person, (_, listeners) -> {
            listeners.remove(listener);
            if (!listeners.isEmpty()) {
                return listeners;
            }
            ear.ignore(Channels.person(person));
            return null;
        });
        var conversations = joined.remove(listener);
        if (conversations != null) {
            conversations.forEach(conversation -> leave(conversation, listener));
        }
    }

    /// A conversation the person has just become part of, through this gateway.
    public void began(UUID person, UUID conversation, long seq) {
        for (var listener : people.getOrDefault(person, Set.of())) {
            join(conversation, listener, seq);
        }
    }

    private void join(UUID conversation, Listener listener, long seq) {
        var mine = joined.get(listener);
        if (mine == null || !mine.add(conversation)) {
            return;
        }
        Room room;
        do {
            room = rooms.computeIfAbsent(conversation, id -> {
                ear.listen(Channels.conversation(id));
                return new Room(id, seq);
            });
        } while (!room.join(listener, seq));
        if (room.moved(seq)) {
            repairs.soon(room);
        }
    }

    private void leave(UUID conversation, Listener listener) {
        rooms.computeIfPresent(conversation, (id, room) -> {
            if (!room.leave(listener)) {
                return room;
            }
            ear.ignore(Channels.conversation(id));
            return null;
        });
    }

    /// A message this gateway has just appended for `origin`.
    public void appended(UUID conversation, Change change, Listener origin) {
        var room = rooms.get(conversation);
        if (room != null && room.offer(List.of(change), origin)) {
            repairs.soon(room);
        }
    }

    /// Tells local listeners something that is kept nowhere.
    public void tell(UUID conversation, Ephemeral ephemeral) {
        var room = rooms.get(conversation);
        if (room != null) {
            room.tell(new Told(new Event.Passing(conversation, ephemeral)));
        }
    }

    /// What session-service says of where logs stand.
    void moved(Head head) {
        for (var listener : people.getOrDefault(head.personId(), Set.of())) {
            join(head.conversationId(), listener, startOf(head.seq()));
        }
        var room = rooms.get(head.conversationId());
        if (room != null && room.moved(head.seq())) {
            repairs.soon(room);
        }
    }

    private static long startOf(long seq) {
        return seq <= MAX_CAUGHT_UP ? 0 : seq - 1;
    }

    /// The people with listeners here.
    Set<UUID> people() {
        return people.keySet();
    }

    /// Conversations with listeners here.
    public int size() {
        return rooms.size();
    }

    private void announced(String channel, String text) {
        try {
            if (channel.startsWith("p:")) {
                var person = UUID.fromString(channel.substring(2));
                var conversation = UUID.fromString(text);
                began(person, conversation, 0);
                // Its beginning was announced before we listened.
                var room = rooms.get(conversation);
                if (room != null && room.moved(1)) {
                    repairs.now(room);
                }
                return;
            }
            if (channel.startsWith("c:")) {
                var room = rooms.get(UUID.fromString(channel.substring(2)));
                if (room != null) {
                    announced(room, Announcement.read(text));
                }
            }
        } catch (RuntimeException | JsonProcessingException e) {
            // A hint we cannot read costs nothing: the log has what it was about.
            Log.debugf(
                    "announcement unread channel=%s cause=%s",
                    channel, e.getClass().getSimpleName());
        }
    }

    private void announced(Room room, Announcement announcement) throws JsonProcessingException {
        if (!announcement.durable()) {
            if (!ear.isOwn(announcement.origin())) {
                var ephemeral = json.readValue(announcement.json(), Ephemeral.class);
                room.tell(new Told(new Event.Passing(room.conversation, ephemeral)));
            }
        } else if (announcement.lastSeq() > room.heard()
                && room.offer(json.readValue(announcement.json(), CHANGES), null)) {
            repairs.soon(room);
        }
    }
}
