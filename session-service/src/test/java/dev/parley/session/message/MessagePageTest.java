package dev.parley.session.message;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SessionTest
class MessagePageTest {
    private final UUID alice = Session.somebody();
    private final Session her = Session.of(alice);
    private final UUID conversation = her.create("Pages").id();

    MessagePageTest() {
        // "1" has seq 2.
        Session.service()
                .append(IntStream.rangeClosed(1, 10)
                        .mapToObj(number -> message(conversation, alice, "" + number))
                        .toList());
    }

    @Test
    void pagesFromEitherEndAndFromEitherSideOfAPlace() {
        var newest = her.page(conversation, "limit=3");
        assertEquals(List.of("8", "9", "10"), texts(newest));
        assertTrue(newest.more());
        assertEquals(10, newest.total());
        assertEquals(11, newest.seq());

        assertEquals(List.of("5", "6", "7"), texts(her.page(conversation, "limit=3&before=9")));
        var oldest = her.page(conversation, "limit=3&before=4");
        assertEquals(List.of("1", "2"), texts(oldest));
        assertFalse(oldest.more());

        assertEquals(List.of("3", "4", "5"), texts(her.page(conversation, "limit=3&after=3")));
        var last = her.page(conversation, "limit=3&after=8");
        assertEquals(List.of("8", "9", "10"), texts(last));
        assertFalse(last.more());

        assertEquals(List.of("1", "2", "3"), texts(her.page(conversation, "limit=3&from=0")));
        assertTrue(her.page(conversation, "limit=3&from=6").more());
        assertEquals(List.of("9", "10"), texts(her.page(conversation, "limit=3&from=8")));
        assertEquals(List.of(), texts(her.page(conversation, "limit=3&from=2147483647")));
    }

    @Test
    void refusesLimitsAndPlacesThatAreNone() {
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.page(conversation, "limit=0"));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.page(conversation, "limit=501"));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.page(conversation, "from=-1"));
    }

    @Test
    void anotherPersonsHistoryIsNotThereUnlessItIsPublic() {
        var bob = Session.of(Session.somebody());
        assertRefused(ErrorCode.NOT_FOUND, () -> bob.page(conversation, "limit=1"));
        assertRefused(ErrorCode.NOT_FOUND, () -> Session.anonymous().page(conversation, "limit=1"));

        her.change(conversation, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));

        assertEquals(List.of("10"), texts(bob.page(conversation, "limit=1")));
        assertEquals(List.of("10"), texts(Session.anonymous().page(conversation, "limit=1")));

        her.delete(conversation);

        assertRefused(ErrorCode.NOT_FOUND, () -> Session.anonymous().page(conversation, "limit=1"));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.page(conversation, "limit=1"));
    }

    private static List<String> texts(MessagePage page) {
        return page.messages().stream().map(MessageView::content).toList();
    }
}
