package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.test.Await;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The app of the rooms system on somebody's screen: it knows its own id from its own sign-in and tells by it what is
/// its own, loads chats over REST, shows what it hears, and dials again when it was cut off.
final class RoomsApp implements AutoCloseable {
    /// What the screen says of a message: whose it is, and the words.
    record Line(String id, boolean isMine, String senderName, String content) {
        @Override
        public String toString() {
            return (isMine ? "me" : senderName) + ": " + content;
        }
    }

    private final StackUnderTest stack;
    private final String token;
    /// As its own sign-in says.
    private final String ownId;
    private final Map<String, Map<String, Line>> chats = new LinkedHashMap<>();
    private final Set<String> online = new LinkedHashSet<>();
    private final Set<String> typing = new LinkedHashSet<>();
    private int seen;
    private int gateway = 1;
    private ChatClient socket;

    RoomsApp(StackUnderTest stack, String token, String ownId) {
        this.stack = stack;
        this.token = token;
        this.ownId = ownId;
    }

    /// Dials, and loads what happened meanwhile.
    RoomsApp opens(int gateway) {
        this.gateway = gateway;
        socket = ChatClient.connect(stack.address(gateway, "/?token=" + token));
        seen = 0;
        online.clear();
        typing.clear();
        var connected = socket.hears("connected");
        assertEquals(ownId, connected.text("payload.userId"), "the app is who it thinks it is");
        assertEquals(ownId, connected.text("payload.user.userId"));
        for (var chat : listed()) {
            load(chat.path("id").asText());
        }
        return this;
    }

    /// It asks who it is, as it does before anything else, and is known from then on.
    RoomsApp signsIn() {
        assertEquals(ownId, rest().get("/auth/profile").at("/user/userId").asText());
        return this;
    }

    RestClient rest() {
        return new RestClient(stack, gateway, token);
    }

    /// The chats on its first screen.
    List<JsonNode> listed() {
        var listed = new ArrayList<JsonNode>();
        rest().get("/chats").path("chats").forEach(listed::add);
        return listed;
    }

    private void load(String chat) {
        rest().get("/chats/" + chat + "/messages").path("messages").forEach(this::show);
    }

    private void show(JsonNode message) {
        var id = message.path("id").asText();
        chats.computeIfAbsent(message.path("chatId").asText(), _ -> new LinkedHashMap<>())
                .putIfAbsent(
                        id,
                        new Line(
                                id,
                                message.path("senderId").asText().equals(ownId),
                                message.path("senderName").asText(),
                                message.path("content").asText()));
    }

    /// Takes everything in that was heard since it last looked.
    private void looks() {
        var heard = socket.heard();
        for (var frame : heard.subList(seen, heard.size())) {
            switch (frame.type()) {
                case "chat:message" -> show(frame.at("payload.message"));
                case "user:online" -> mark(online, frame, "payload.online");
                case "chat:typing" -> mark(typing, frame, "payload.isTyping");
                default -> {}
            }
        }
        seen = heard.size();
    }

    private static void mark(Set<String> people, Frame frame, String flag) {
        if (frame.at(flag).asBoolean()) {
            people.add(frame.text("payload.userId"));
        } else {
            people.remove(frame.text("payload.userId"));
        }
    }

    /// The screen of a chat once this line is on it.
    List<String> shows(String chat, String line) {
        Await.until(
                "\"" + line + "\" on the screen",
                ChatClient.PATIENCE,
                () -> lines(chat).contains(line));
        return lines(chat);
    }

    List<String> lines(String chat) {
        looks();
        return chats.getOrDefault(chat, Map.of()).values().stream()
                .map(Line::toString)
                .toList();
    }

    /// The message that says this.
    String idOf(String chat, String content) {
        looks();
        return chats.get(chat).values().stream()
                .filter(line -> line.content.equals(content))
                .map(Line::id)
                .findFirst()
                .orElseThrow();
    }

    void showsOnline(String person, boolean is) {
        Await.until(person + " online: " + is, ChatClient.PATIENCE, () -> {
            looks();
            return online.contains(person) == is;
        });
    }

    void showsTyping(String person, boolean is) {
        Await.until(person + " typing: " + is, ChatClient.PATIENCE, () -> {
            looks();
            return typing.contains(person) == is;
        });
    }

    void writes(String chat, String content) {
        says("chat:message", "chatId", chat, "content", content);
    }

    void types(String chat) {
        says("chat:typing", "chatId", chat, "isTyping", true);
    }

    void reads(String chat, String message) {
        says("chat:read", "chatId", chat, "messageId", message);
    }

    void says(String type, Object... payload) {
        var fields = Frame.of("", payload);
        fields.remove("type");
        socket.says(type, "payload", fields);
    }

    /// Everything that was on its way to it has arrived.
    void isSettled() {
        var end = UUID.randomUUID().toString();
        says("chat:read", "chatId", end, "messageId", end);
        socket.hears("the refusal", frame -> frame.type().equals("error"));
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
