package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.stack.system.PitcheyStack.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The screens of the pitchey pages: a creator and an investor with the messages page and that of a pitch before them.
class PitcheyScreensTest {
    private static final Map<String, Object> CONTRACT =
            Map.of("type", "document", "url", "https://example.com/c.pdf", "filename", "contract.pdf", "size", 5);

    private final Member creator = Member.named("carla");
    private final Member investor = Member.named("ivan");

    private long conversation() {
        investor.opens(2).close();
        return creator.rest(1)
                .post(
                        "/api/v1/conversations",
                        "kind",
                        "direct",
                        "participants",
                        List.of(investor.rest(1).id()))
                .at("/conversation/number")
                .asLong();
    }

    /// The messages page as it loads a conversation over REST.
    private static List<JsonNode> loads(Member who, long conversation) {
        var answer = who.rest(1).get("/api/messages/" + conversation + "/messages");
        assertTrue(answer.path("success").asBoolean());
        var messages = new ArrayList<JsonNode>();
        answer.path("messages").forEach(messages::add);
        return messages;
    }

    private static JsonNode listed(Member who) {
        var answer = who.rest(2).get("/api/messages/conversations");
        assertTrue(answer.path("success").asBoolean());
        return answer.path("conversations");
    }

    private static void isTheContract(JsonNode message) {
        assertEquals("file", message.path("messageType").asText(), message.toString());
        assertEquals("Contract", message.path("subject").asText(), message.toString());
        assertEquals(7, message.path("pitchId").asInt(), message.toString());
        var attachment = message.at("/attachments/0");
        CONTRACT.forEach((name, value) ->
                assertEquals(value.toString(), attachment.path(name).asText(), message.toString()));
    }

    @Test
    void aContractKeepsItsNameItsSubjectAndItsPitchOnEveryScreen() {
        var conversation = conversation();
        try (var hers = new PitcheyHook(creator).opens(1);
                var his = new PitcheyHook(investor).opens(2)) {
            var sent = hers.sends(
                    conversation,
                    "Sign here",
                    "messageType",
                    "file",
                    "subject",
                    "Contract",
                    "pitchId",
                    7,
                    "attachments",
                    List.of(CONTRACT));
            isTheContract(sent.json());
            isTheContract(his.socket().hears("new_message").json());
            his.isSettled();
            his.isCutOff();

            hers.sends(
                    conversation,
                    "And here",
                    "messageType",
                    "file",
                    "subject",
                    "Contract",
                    "pitchId",
                    7,
                    "attachments",
                    List.of(CONTRACT));
            his.opens(1);
            isTheContract(his.socket()
                    .hears(
                            "And here",
                            frame -> frame.type().equals("queued_message")
                                    && frame.text("content").equals("And here"))
                    .json());
            his.socket().says("join_conversation", "conversationId", conversation);
            isTheContract(his.socket().hears("conversation_joined").at("messages.0"));
            loads(investor, conversation).forEach(PitcheyScreensTest::isTheContract);
            isTheContract(listed(investor).at("/0/lastMessage"));
        }
    }

    @Test
    void theMessagesPageListsWhomOneTalksWithAndLoadsWhatWasSaid() {
        var conversation = conversation();
        try (var his = new PitcheyHook(investor).opens(2)) {
            var sent =
                    creator.rest(1).post("/api/messages/send", "conversationId", conversation, "content", "Hello Ivan");
            assertTrue(sent.path("success").asBoolean());
            var message = sent.path("message");
            assertEquals(message.path("messageId"), message.path("id"), "the page's key");
            assertEquals("carla", message.path("senderName").asText());
            assertEquals(
                    Instant.parse(message.path("timestamp").asText()),
                    Instant.parse(message.path("sentAt").asText()));
            assertEquals(List.of("carla: Hello Ivan"), his.shows("carla: Hello Ivan"));
            assertEquals(1, his.unread());

            var entry = listed(investor).get(0);
            assertEquals(conversation, entry.path("id").asLong());
            assertTrue(entry.has("title") && entry.has("pitchTitle"));
            assertEquals(1, entry.path("unreadCount").asInt());
            assertEquals("Hello Ivan", entry.at("/lastMessage/content").asText());
            assertEquals(entry.at("/lastMessage/sentAt"), entry.path("lastMessageAt"));
            assertEquals(1, entry.path("participants").size(), "without oneself");
            var other = entry.at("/participants/0");
            assertEquals(creator.number(), other.path("id").asLong());
            assertEquals(creator.number(), other.path("userId").asLong());
            assertEquals("carla", other.path("name").asText());
            assertEquals("carla", other.path("username").asText());
            assertEquals("user", other.path("userType").asText());

            var loaded = loads(investor, conversation).getFirst();
            assertEquals("carla", loaded.path("senderName").asText());
            assertEquals(creator.number(), loaded.path("senderId").asLong());
            assertEquals(investor.number(), loaded.path("receiverId").asLong());
            assertEquals(0, loaded.path("readReceipts").size());
        }
    }

    @Test
    void whatWasReadIsShownToItsAuthorAndNeverToItsReader() {
        var conversation = conversation();
        try (var hers = new PitcheyHook(creator).opens(1);
                var his = new PitcheyHook(investor).opens(2)) {
            var first = hers.sends(conversation, "one").at("messageId").asLong();
            his.shows("carla: one");
            his.socket().says("mark_read", "messageId", first);
            hers.showsRead(first);

            var second = hers.sends(conversation, "two").at("messageId").asLong();
            for (var portal : List.of("creator", "investor", "production")) {
                assertTrue(investor.rest(1)
                        .post("/api/" + portal + "/conversations/" + conversation + "/read")
                        .path("success")
                        .asBoolean());
            }
            hers.showsRead(second);
            var receipts = loads(creator, conversation).getLast().path("readReceipts");
            assertEquals(investor.number(), receipts.at("/0/userId").asLong());
            assertTrue(Instant.parse(receipts.at("/0/readAt").asText())
                    .isBefore(Instant.now().plusSeconds(60)));
            assertEquals(0, listed(investor).at("/0/unreadCount").asInt());

            his.isSettled();
            assertEquals(List.of(), his.socket().heard("message_read"));
            his.isCutOff();
            his.opens(1);
            his.isSettled();
            assertEquals(List.of(), his.socket().heard("message_read"), "nor when it comes again");
            assertEquals(
                    404,
                    investor.rest(1)
                            .tries("POST", "/api/creator/conversations/987654321/read", null)
                            .statusCode());
        }
    }

    @Test
    void theHookOpensAnewAndShowsWhatItMissedOnceAndInOrder() {
        var conversation = conversation();
        try (var hers = new PitcheyHook(creator).opens(1);
                var his = new PitcheyHook(investor).opens(2)) {
            hers.sends(conversation, "one");
            his.shows("carla: one");
            his.isSettled();
            his.isCutOff();
            hers.sends(conversation, "two");
            hers.sends(conversation, "three");

            his.opens(1);

            var all = List.of("carla: one", "carla: two", "carla: three");
            assertEquals(all, his.shows("carla: three"));
            assertEquals(3, his.unread());
            his.isSettled();
            hers.sends(conversation, "four");
            assertEquals(4, his.shows("carla: four").size());
        }
    }

    @Test
    void whoIsThereAndWhoTypesIsShownByName() {
        var conversation = conversation();
        try (var hers = new PitcheyHook(creator).opens(1);
                var his = new PitcheyHook(investor).opens(2)) {
            hers.showsOnline(investor, true);
            his.socket().says("typing_start", "conversationId", conversation);
            hers.showsTyping(conversation, Set.of("ivan"));
            his.socket().says("typing_stop", "conversationId", conversation);
            hers.showsTyping(conversation, Set.of());
            his.socket().says("typing_start", "conversationId", conversation);
            hers.showsTyping(conversation, Set.of("ivan"));
            his.sends(conversation, "done");
            hers.showsTyping(conversation, Set.of());
            his.isSettled();
            assertEquals(List.of(), his.socket().heard("user_typing"), "never to who types");
            his.isCutOff();
            hers.showsOnline(investor, false);
        }
    }

    @Test
    void thePageOfAPitchShowsWhatTheOthersDoWithIt() {
        var pitch = creator.number();
        try (var hers = new PitcheyHook(creator).opens(1);
                var his = new PitcheyHook(investor).opens(2)) {
            for (var page : List.of(hers, his)) {
                page.socket().says("pitch_view", "pitchId", pitch);
                page.isSettled();
            }
            hers.socket().hears("pitch_viewed");

            his.socket().says("typing", "pitchId", pitch, "isTyping", true);
            hers.showsTyping("pitch " + pitch, Set.of("ivan"));
            his.socket().says("typing", "pitchId", pitch, "isTyping", false);
            hers.showsTyping("pitch " + pitch, Set.of());
            his.socket().says("pitch_like", "pitchId", pitch);
            assertEquals(pitch, hers.socket().hears("pitch_liked").at("pitchId").asLong());
            his.socket().says("pitch_comment", "pitchId", pitch, "comment", "a fine one");
            var comment = hers.socket().hears("new_comment");
            assertEquals("ivan", comment.text("username"));
            assertEquals("a fine one", comment.text("comment"));
            assertTrue(comment.has("timestamp"));

            his.isSettled();
            for (var own : List.of("pitch_viewed", "pitch_liked", "new_comment", "user_typing")) {
                assertEquals(List.of(), his.socket().heard(own), "what one does does not come back to oneself");
            }
        }
    }

    @Test
    void whoHasNoNameInItsTokenIsStillCalledSomething() {
        var exp = Instant.now().plusSeconds(3600).toEpochMilli();
        var mailed = Frame.JSON
                .createObjectNode()
                .put("userId", creator.number())
                .put("email", "carol.c@example.org")
                .put("exp", exp);
        var bare =
                Frame.JSON.createObjectNode().put("userId", investor.number()).put("exp", exp);
        var carol = new Member(creator.number(), "carol.c", PitcheyStack.signed(mailed));
        var nobody = new Member(investor.number(), "User " + investor.number(), PitcheyStack.signed(bare));

        new PitcheyHook(carol).opens(1).close();
        new PitcheyHook(nobody).opens(2).close();
    }
}
