package dev.parley.session.reply;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.support.Ear;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SessionTest
class AutoTitleTest {
    RedisProcess redis;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();

    @Test
    void theFirstAnswerGivesATitleToWhatHasNone() throws Exception {
        var conversation = Session.of(alice)
                .create(NewConversation.alone(ConversationKind.AI, null, null, null))
                .id();
        var reply = service.append(message(conversation, alice, "# How do **I** cook rice?\nThe details …"))
                .getFirst()
                .replyId();
        service.replies().claim(reply, 60_000);
        try (var ear = new Ear(redis)) {
            var answer = service.replies().complete(reply, 1, "Boil it");

            var named = Session.of(alice).get(conversation);
            assertEquals("How do I cook rice?", named.title());
            var changes = List.of(
                    new Change.MessageSent(3, answer, reply),
                    new Change.ConversationUpdated(
                            4, "How do I cook rice?", null, Visibility.PRIVATE, answer.createdAt()));
            assertEquals(changes, service.log(conversation, 2, 10).changes());
            var announced = ear.announced(conversation, 3);
            assertEquals(changes, ServiceHttp.JSON.readValue(announced.json(), new TypeReference<List<Change>>() {}));
        }
        assertEquals(
                4,
                service.replies().complete(reply, 1, "Boil it").seq() + 1,
                "completed again, nothing is named again");
        assertEquals(4, Session.of(alice).get(conversation).seq());
    }

    @Test
    void groupsAndWhatHasATitleStayAsTheyAre() {
        var titled = Session.of(alice).create("Mine").id();
        var group = Session.of(alice).group(null).id();
        for (var conversation : List.of(titled, group)) {
            var reply = service.append(message(conversation, alice, "@ai hello"))
                    .getFirst()
                    .replyId();
            service.replies().claim(reply, 60_000);
            service.replies().complete(reply, 1, "answer");
        }
        assertEquals("Mine", Session.of(alice).get(titled).title());
        assertNull(Session.of(alice).get(group).title());
    }

    @Test
    void marksAndSpacesAreCleanedAway() {
        assertEquals("A plain line", AutoTitle.of("A plain line"));
        assertEquals("Quoted", AutoTitle.of("\n\n > Quoted"));
        assertEquals("item one", AutoTitle.of("- item   one"));
        assertEquals("see the page now", AutoTitle.of("see [the page](https://x/y) `now`"));
        assertEquals("snake_case stays, emphasis goes", AutoTitle.of("snake_case stays, _emphasis_ goes"));
        assertEquals("first", AutoTitle.of("1. first"));
        assertNull(AutoTitle.of("***\n# \n"));
    }

    @Test
    void aLongLineIsCutAtAWord() {
        var line = "word ".repeat(30);
        var title = AutoTitle.of(line);
        assertTrue(title.length() <= 60);
        assertTrue(title.endsWith("word…"), title);
        assertEquals("x".repeat(59) + "…", AutoTitle.of("x".repeat(200)));
        assertEquals("x".repeat(60), AutoTitle.of("x".repeat(60)));
        var emoji = AutoTitle.of("😀".repeat(50));
        assertEquals("😀".repeat(29) + "…", emoji, "no character is cut in half");
    }
}
