package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.stack.system.PitcheyStack.Member;
import dev.parley.test.Await;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The messaging hook of the pitchey pages: it says `ping` as soon as it is open, keeps each message once by its
/// number, counts as unread what another number has sent, names who types by their names, and opens anew when it was
/// cut off.
final class PitcheyHook implements AutoCloseable {
    /// A message as the page lists it.
    record Line(long sender, String senderName, String content, JsonNode frame) {
        @Override
        public String toString() {
            return senderName + ": " + content;
        }
    }

    private final Member self;
    private final Map<Long, Line> messages = new LinkedHashMap<>();
    private final Set<Long> read = new LinkedHashSet<>();
    private final Set<Long> online = new LinkedHashSet<>();
    private final Map<String, Set<String>> typing = new LinkedHashMap<>();
    private int unread;
    private int seen;
    private ChatClient socket;

    PitcheyHook(Member self) {
        this.self = self;
    }

    PitcheyHook opens(int gateway) {
        socket = self.opens(gateway);
        seen = 0;
        socket.says("ping");
        var connected = socket.hears("connected");
        assertEquals(self.number(), connected.at("userId").asLong(), "the page is who it thinks it is");
        assertEquals(self.name(), connected.text("username"));
        socket.hears("pong");
        return this;
    }

    /// Takes everything in that was heard since it last looked.
    private void looks() {
        var heard = socket.heard();
        for (var frame : heard.subList(seen, heard.size())) {
            switch (frame.type()) {
                case "new_message", "queued_message", "message_sent" -> show(frame);
                case "message_read" -> read.add(frame.at("messageId").asLong());
                case "user_online" -> online.add(frame.at("userId").asLong());
                case "user_offline" -> online.remove(frame.at("userId").asLong());
                case "user_typing" -> mark(frame);
                default -> {}
            }
        }
        seen = heard.size();
    }

    private void show(Frame frame) {
        var sender = frame.at("senderId").asLong();
        var line = new Line(sender, frame.text("senderName"), frame.text("content"), frame.json());
        if (messages.putIfAbsent(frame.at("messageId").asLong(), line) == null && sender != self.number()) {
            unread++;
        }
    }

    private void mark(Frame frame) {
        var where = frame.has("pitchId") ? "pitch " + frame.text("pitchId") : frame.text("conversationId");
        var people = typing.computeIfAbsent(where, _ -> new LinkedHashSet<>());
        if (frame.at("isTyping").asBoolean()) {
            people.add(frame.text("username"));
        } else {
            people.remove(frame.text("username"));
        }
    }

    /// The list once this line is on it.
    List<String> shows(String line) {
        Await.until("\"" + line + "\" on the page", ChatClient.PATIENCE, () -> lines().contains(line));
        return lines();
    }

    List<String> lines() {
        looks();
        return messages.values().stream().map(Line::toString).toList();
    }

    int unread() {
        looks();
        return unread;
    }

    void showsOnline(Member who, boolean is) {
        Await.until(who.name() + " online: " + is, ChatClient.PATIENCE, () -> {
            looks();
            return online.contains(who.number()) == is;
        });
    }

    /// `where` is the number of a conversation, or "pitch" and that of a pitch.
    void showsTyping(Object where, Set<String> people) {
        Await.until(people + " type at " + where, ChatClient.PATIENCE, () -> {
            looks();
            return typing.getOrDefault(where.toString(), Set.of()).equals(people);
        });
    }

    void showsRead(long message) {
        Await.until(message + " read", ChatClient.PATIENCE, () -> {
            looks();
            return read.contains(message);
        });
    }

    /// What was sent, as the server has it.
    Frame sends(long conversation, String content, Object... more) {
        var request = "msg_" + UUID.randomUUID();
        var frame = Frame.of("send_message", more);
        frame.put("conversationId", conversation).put("content", content).put("requestId", request);
        socket.says(frame);
        return socket.hears(
                "the confirmation of " + content,
                heard -> heard.type().equals("message_sent")
                        && heard.text("requestId").equals(request));
    }

    /// Everything that was on its way to it has arrived.
    void isSettled() {
        socket.says("ping").hears("pong");
        socket.says("ping").hears("pong");
    }

    ChatClient socket() {
        return socket;
    }

    /// The network is gone without a word.
    void isCutOff() {
        socket.vanishes();
    }

    @Override
    public void close() {
        socket.close();
    }
}
