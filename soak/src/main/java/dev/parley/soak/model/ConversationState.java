package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A conversation as one device holds it: a snapshot, and the events after it applied. Guarded by its [Replica].
public final class ConversationState {
    private static final int MAX_UNREAD = 1000;

    final String id;
    private final String me;
    private final Map<String, String> participants = new TreeMap<>();
    private final TreeMap<Long, JsonNode> messages = new TreeMap<>();

    /// The number of the last change heard.
    long last;

    /// Whether `last` is only what a later listing told, which stands nowhere between the events: they go on
    /// with it, or with one before.
    boolean roughly;

    /// Whether missed events are being replayed.
    boolean resuming;

    /// Whether, by what was replayed so far, the person was out of it.
    boolean out;

    /// Whether it was opened, so that all of its fields are known.
    boolean open;

    /// Whether all messages are here, back to the first.
    private boolean whole;

    private long oldestOfPage = Long.MAX_VALUE;

    String kind = "";
    String owner = "";
    private String title = "";
    private String description = "";
    private String visibility = "";
    private boolean pinned;
    private boolean archived;
    private long readSeq;
    private boolean partKnown;
    private boolean markKnown;
    private long unreadTold;
    private long unreadToldAt;

    ConversationState(String id, String me, long last) {
        this.id = id;
        this.me = me;
        this.last = last;
    }

    void takeDescription(JsonNode conversation) {
        kind = conversation.path("kind").asText();
        owner = conversation.path("owner_id").asText("");
        takeUpdate(conversation);
    }

    /// The values after a change.
    void takeUpdate(JsonNode update) {
        title = update.path("title").asText("");
        description = update.path("description").asText("");
        visibility = update.path("visibility").asText("");
    }

    /// From now on changes of what is the person's own are missed.
    void leavesOff() {
        resuming = true;
        out = false;
        partKnown = false;
        markKnown = false;
        readSeq = 0;
    }

    /// What is the person's own, as a listing or a snapshot tells it. Once known, only events change it: they have no
    /// number by which one could tell whether they are in a snapshot.
    void takeOwnPart(JsonNode conversation) {
        if (!partKnown) {
            takePinnedAndArchived(conversation);
        }
        markKnown = true;
        hasRead(conversation.path("read_seq").asLong());
    }

    void takePinnedAndArchived(JsonNode update) {
        partKnown = true;
        pinned = update.path("pinned").asBoolean(pinned);
        archived = update.path("archived").asBoolean(archived);
    }

    void hasRead(long seq) {
        readSeq = Math.max(readSeq, seq);
    }

    /// The answer to conversation.open.
    void takeSnapshot(Frame snapshot) {
        oldestOfPage = open ? oldestOfPage : snapshot.number("seq") + 1;
        takeDescription(snapshot.at("conversation"));
        takeOwnPart(snapshot.at("conversation"));
        unreadTold = snapshot.at("conversation").path("unread").asLong();
        unreadToldAt = snapshot.number("seq");
        participants.clear();
        snapshot.at("participants").forEach(this::takeParticipant);
        open = true;
    }

    void takeParticipant(JsonNode participant) {
        participants.put(
                participant.path("user_id").asText(), participant.path("role").asText());
    }

    void removeParticipant(String person) {
        participants.remove(person);
    }

    /// Keeps the newer of two sights of a message.
    void takeMessage(JsonNode message) {
        messages.merge(
                message.path("seq").asLong(),
                message,
                (old, fresh) -> changedSeq(fresh) >= changedSeq(old) ? fresh : old);
    }

    JsonNode message(long seq) {
        return messages.get(seq);
    }

    static long changedSeq(JsonNode message) {
        return message.path("changed_seq").asLong();
    }

    /// Where the next page back ends. (Changed messages may be held from far before it.)
    public long oldestOfPage() {
        return oldestOfPage;
    }

    /// A page of messages without holes; `more` are beyond it.
    void takePage(List<JsonNode> page, boolean more) {
        page.forEach(this::takeMessage);
        if (!page.isEmpty()) {
            oldestOfPage = Math.min(oldestOfPage, page.getFirst().path("seq").asLong());
        }
        whole = whole || !more || page.isEmpty();
    }

    public List<JsonNode> messages() {
        return List.copyOf(messages.values());
    }

    public List<String> participants() {
        return List.copyOf(participants.keySet());
    }

    public boolean isGroup() {
        return kind.equals("group");
    }

    /// How the AI is asked in it.
    public String waysToAsk() {
        return switch (kind) {
            case "ai" -> "auto";
            case "group" -> "ask";
            default -> "never";
        };
    }

    public boolean isOpenAndNot(String otherKind) {
        return open && !kind.equals(otherKind);
    }

    public boolean isWhole() {
        return whole;
    }

    long readSeq() {
        return readSeq;
    }

    /// What the last snapshot said is unread, against what the messages say; empty where both agree.
    /// `joined` is the end of the log when its person came in: nothing up to there is unread.
    String unreadContradiction(long joined) {
        var from = Math.max(readSeq, joined);
        return whole && last == unreadToldAt && unread(from) != unreadTold
                ? unreadTold + " unread were told, but it is " + unread(from) + " after " + from
                : "";
    }

    private long unread(long from) {
        var unread = messages.tailMap(from, false).values().stream()
                .filter(message -> !message.path("sender_id").asText("").equals(me))
                .filter(message -> !Messages.isDeleted(message))
                .count();
        return Math.min(unread, MAX_UNREAD);
    }

    public Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("seq", Long.toString(last));
        fields.put("kind", kind);
        fields.put("owner", owner);
        fields.put("title", title);
        fields.put("description", description);
        fields.put("visibility", visibility);
        fields.put("pinned", Boolean.toString(pinned));
        fields.put("archived", Boolean.toString(archived));
        fields.put("read_seq", Long.toString(readSeq));
        fields.put("participants", participants.toString());
        return fields;
    }

    private boolean isKnown(String field) {
        return switch (field) {
            case "seq" -> true;
            case "pinned", "archived" -> partKnown;
            case "read_seq" -> markKnown;
            default -> open;
        };
    }

    /// How this differs from what a new connection was told; only what this device knows is compared.
    List<String> differencesFrom(ConversationState fresh) {
        var differences = new ArrayList<String>();
        var theirs = fresh.fields();
        fields().forEach((name, value) -> {
            if (isKnown(name) && !value.equals(theirs.get(name))) {
                differences.add(name + " is " + value + ", fresh " + theirs.get(name));
            }
        });
        if (open) {
            for (var message : messages.values()) {
                var other = fresh.messages.get(message.path("seq").asLong());
                if (!message.equals(other)) {
                    differences.add("message " + message + ", fresh " + other);
                }
            }
            if (whole) {
                for (var seq : fresh.messages.keySet()) {
                    if (!messages.containsKey(seq)) {
                        differences.add("no message " + fresh.messages.get(seq));
                    }
                }
            }
        }
        return differences;
    }
}
