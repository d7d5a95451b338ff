package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The screens of the app the rooms clients come from: a buyer and a seller, each on its own phone.
class RoomsScreensTest {
    private final StackUnderTest stack = SharedStack.get();
    private final Person buyer = stack.person("Bea");
    private final Person seller = stack.person("Sam");

    private RoomsApp app(Person person) {
        return new RoomsApp(stack, person.token(), person.subject());
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /// What the app asks for on the page of a store.
    private JsonNode asksAt(RoomsApp app, String store, String question) {
        return app.rest()
                .post(
                        "/chats",
                        "sellerId",
                        seller.subject(),
                        "storeId",
                        store,
                        "storeName",
                        "Sam's boats",
                        "initialMessage",
                        question)
                .path("chat");
    }

    @Test
    void theListShowsTheNewChatOfAStoreToBothOfItsPeople() {
        app(seller).signsIn();
        try (var bea = app(buyer).opens(1);
                var sam = app(seller).opens(2)) {
            var chat = asksAt(bea, "store-7", "Is it still there?");

            var opened = sam.socket().hears("chat:new");
            assertEquals(chat.path("id").asText(), opened.text("payload.chatId"));
            assertEquals(Set.of(buyer.subject(), seller.subject()), texts(opened.at("payload.chat.participants")));
            for (var screen : List.of(bea, sam)) {
                assertEquals(1, screen.listed().size());
                var entry = screen.listed().getFirst();
                assertEquals("Sam's boats", entry.path("storeName").asText());
                assertEquals(Set.of(buyer.subject(), seller.subject()), texts(entry.path("participants")));
                assertEquals(Set.of("Bea", "Sam"), texts(entry.path("participantNames")));
                assertEquals(
                        "Is it still there?", entry.at("/lastMessage/content").asText());
                assertEquals(buyer.subject(), entry.at("/lastMessage/senderId").asText());
            }
            assertEquals(1, sam.listed().getFirst().path("unreadCount").asInt());
            bea.showsOnline(seller.subject(), true);
            sam.showsOnline(buyer.subject(), true);

            assertEquals(chat, asksAt(bea, "store-7", "Is it still there?"), "asked again it is the same chat");
            assertFalse(chat.equals(asksAt(bea, "store-8", "And this one?")), "of another store it is another");
        }
    }

    @Test
    void theChatShowsOnesOwnMessagesAsOnesOwnAndWhatTheOtherHasRead() {
        app(seller).signsIn();
        try (var bea = app(buyer).opens(1);
                var sam = app(seller).opens(2)) {
            var chat = asksAt(bea, "store-1", "Hello?").path("id").asText();
            sam.shows(chat, "Bea: Hello?");
            sam.writes(chat, "Good morning");
            bea.shows(chat, "Sam: Good morning");
            bea.writes(chat, "How much is it?");

            assertEquals(
                    List.of("me: Hello?", "Sam: Good morning", "me: How much is it?"),
                    bea.shows(chat, "me: How much is it?"));
            assertEquals(
                    List.of("Bea: Hello?", "me: Good morning", "Bea: How much is it?"),
                    sam.shows(chat, "Bea: How much is it?"));

            var question = sam.idOf(chat, "How much is it?");
            sam.reads(chat, question);
            var read = bea.socket().hears("chat:read");
            assertEquals(question, read.text("payload.messageId"));
            assertEquals(seller.subject(), read.text("payload.userId"));
            sam.isCutOff();
            sam.opens(1);
            sam.isSettled();
            assertEquals(List.of(), sam.socket().heard("chat:read"), "the reader hears nothing of it, ever");
        }
    }

    @Test
    void whoIsThereAndWhoTypesIsShownByTheIdsOfTheParticipants() {
        app(seller).signsIn();
        try (var bea = app(buyer).opens(1)) {
            var chat = asksAt(bea, "store-1", "Hello?").path("id").asText();
            try (var sam = app(seller).opens(2)) {
                bea.showsOnline(seller.subject(), true);
                sam.showsOnline(buyer.subject(), true);

                for (var keystroke = 0; keystroke < 3; keystroke++) {
                    sam.types(chat);
                }
                for (var keystroke = 0; keystroke < 3; keystroke++) {
                    var typing = bea.socket().hears("chat:typing");
                    assertEquals(seller.subject(), typing.text("payload.userId"));
                    assertEquals("Sam", typing.text("payload.userName"));
                    assertTrue(typing.at("payload.isTyping").asBoolean(), "told again with each keystroke");
                }
                assertFalse(
                        bea.socket().hears("chat:typing").at("payload.isTyping").asBoolean(), "and then no more");

                sam.types(chat);
                bea.showsTyping(seller.subject(), true);
                sam.writes(chat, "Yes");
                bea.shows(chat, "Sam: Yes");
                bea.showsTyping(seller.subject(), false);
                sam.isSettled();
                assertEquals(List.of(), sam.socket().heard("chat:typing"), "never to who types");
            }
            bea.showsOnline(seller.subject(), false);
        }
    }

    @Test
    void whoWasCutOffShowsWhatItMissedOnceAndInOrder() {
        app(seller).signsIn();
        try (var bea = app(buyer).opens(1);
                var sam = app(seller).opens(2)) {
            var chat = asksAt(bea, "store-1", "one").path("id").asText();
            sam.shows(chat, "Bea: one");
            sam.isCutOff();
            bea.writes(chat, "two");
            bea.shows(chat, "me: two");

            sam.opens(1);

            assertEquals(List.of("Bea: one", "Bea: two"), sam.lines(chat));
            bea.writes(chat, "three");
            assertEquals(List.of("Bea: one", "Bea: two", "Bea: three"), sam.shows(chat, "Bea: three"));
        }
    }

    @Test
    void somebodyWhoIsNotThereIsSaidNotToBeThere() {
        try (var bea = app(buyer).opens(1)) {
            for (var nobody : List.of("nobody", UUID.randomUUID().toString())) {
                var refused = bea.rest().tries("POST", "/chats", RestClient.body("participants", List.of(nobody)));
                assertEquals(404, refused.statusCode());
                assertEquals("{\"error\":\"No such person\"}", refused.body());
                assertEquals(
                        refused.body(),
                        bea.rest()
                                .tries("POST", "/chats", RestClient.body("sellerId", nobody, "storeId", "1"))
                                .body());
            }
            assertEquals(
                    400,
                    bea.rest()
                            .tries("POST", "/chats", RestClient.body("sellerId", buyer.subject()))
                            .statusCode(),
                    "nor can one write to oneself");
        }
    }
}
