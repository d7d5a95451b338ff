package dev.parley.session.message;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.SearchPage;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Answers end where they would be too large, and go on from there without a gap: 40 messages of 10 000 characters,
/// of which each is 60 000 bytes of JSON, against a page of a mebibyte.
@SessionTest
class LargePagesTest {
    private static final int MESSAGES = 40;
    private static final int PAGE_BYTES = 1_048_576;
    private static final int MESSAGE_BYTES = 60_000;
    private static final int FITTING = PAGE_BYTES / MESSAGE_BYTES;

    private final UUID alice = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session service = Session.service();
    private final UUID conversation = her.create("Large").id();

    LargePagesTest() {
        // The first has seq 2.
        service.append(IntStream.range(0, MESSAGES)
                .mapToObj(number -> message(conversation, alice, "needle " + "\u0001".repeat(9_990)))
                .toList());
    }

    @Test
    void historyPagesBackAndForthWithoutAGap() {
        var back = new ArrayList<Long>();
        var before = Long.MAX_VALUE >> 12;
        boolean more;
        do {
            var page = her.page(conversation, "limit=500&before=" + before);
            assertTrue(page.messages().size() <= FITTING, page.messages().size() + " in one page");
            page.messages().reversed().forEach(one -> back.add(one.seq()));
            before = page.messages().getFirst().seq();
            more = page.more();
        } while (more);
        assertEquals(seqs(), back.reversed());

        var forth = new ArrayList<Long>();
        var after = 0L;
        do {
            var page = her.page(conversation, "limit=500&after=" + after);
            page.messages().forEach(one -> forth.add(one.seq()));
            after = page.messages().getLast().seq();
            more = page.more();
        } while (more);
        assertEquals(seqs(), forth);
        assertTrue(her.page(conversation, "limit=500&from=3").more());
    }

    @Test
    void aConversationIsOpenedWithTheNewestThatFit() {
        var opened = her.snapshot(conversation, null, 100);

        assertTrue(opened.more());
        assertEquals(MESSAGES + 1L, opened.messages().getLast().seq());
        assertTrue(opened.messages().size() <= FITTING);
    }

    @Test
    void theLogIsReadInPartsWithoutAGap() {
        var heard = new ArrayList<Long>();
        while (heard.size() <= MESSAGES) {
            var changes = service.log(conversation, heard.size(), 500).changes();
            assertTrue(changes.size() <= FITTING + 1, changes.size() + " in one page");
            changes.forEach(change -> heard.add(change.seq()));
        }
        assertEquals(range(1, MESSAGES + 1), heard);
    }

    @Test
    void manyChangesOfOneMessageAreLargeToo() {
        var message = her.page(conversation, "limit=1").messages().getFirst();
        for (var i = 0; i < MESSAGES; i++) {
            her.react(message.id(), i % 2 == 0 ? "👍" : "👎", i % 4 < 2);
        }

        var changes = service.log(conversation, MESSAGES + 1, 500).changes();

        assertTrue(changes.size() > 1 && changes.size() <= FITTING, changes.size() + " in one page");
        assertEquals(
                range(MESSAGES + 2, MESSAGES + 1 + changes.size()),
                changes.stream().map(Change::seq).toList());
    }

    @Test
    void severalLogsTogetherAreOneAnswer() {
        var other = her.create("Another").id();
        service.append(List.of(message(other, alice, "small")));

        var pages = service.log(Map.of(conversation, 0L, other, 0L), 500);
        var all =
                pages.values().stream().mapToInt(page -> page.changes().size()).sum();

        assertTrue(all > 0 && all <= FITTING + 4, all + " in one answer");
    }

    @Test
    void aSearchGoesOnWhereItsPageWasFull() {
        var found = new ArrayList<UUID>();
        String cursor = null;
        SearchPage page;
        do {
            page = her.search("needle", conversation, 100, cursor);
            assertTrue(page.hits().size() <= FITTING, page.hits().size() + " in one page");
            page.hits().forEach(hit -> found.add(hit.message().id()));
            cursor = page.cursor();
        } while (cursor != null);

        assertEquals(MESSAGES, found.size());
        assertEquals(MESSAGES, found.stream().distinct().count());
    }

    @Test
    void aMessageThatIsLargerComesAlone() {
        var pages = new Pages(null, null, null, new MessageConfig() {
            @Override
            public int maxEmoji() {
                return 20;
            }

            @Override
            public int maxEmojiLength() {
                return 32;
            }

            @Override
            public long maxPageBytes() {
                return 100;
            }
        });

        assertEquals(1, pages.fitting(List.of(500L, 10L, 10L), size -> size));
        assertEquals(2, pages.fitting(List.of(50L, 50L, 1L), size -> size));
        assertEquals(0, pages.fitting(List.<Long>of(), size -> size));
    }

    @Test
    void textIsAsLargeAsItIsInJson() throws JsonProcessingException {
        var json = new ObjectMapper();
        for (var text : List.of("", "plain", "\u0001\u001f", "\"quoted\\\"", "äöü €", "👍 and more", "中文")) {
            assertEquals(json.writeValueAsBytes(text).length, JsonSize.of(text), text);
        }
        assertTrue(JsonSize.of("\n\t") >= json.writeValueAsBytes("\n\t").length);
        assertFalse(JsonSize.of((String) null) > 0);
    }

    @Test
    void whatTheAiThoughtCountsLikeWhatItSaid() {
        assertTrue(size("y".repeat(1000)) - size(null) >= 1000);
    }

    private static long size(String reasoning) {
        var id = UUID.randomUUID();
        var reason = FinishReason.STOP;
        var answer = Answer.builder()
                .id(id)
                .replyId(id)
                .content("x")
                .contentType("text")
                .tokenCount(1)
                .finishReason(reason)
                .reasoning(reasoning)
                .build();
        return JsonSize.of(new Message(id, 1, 1, answer, Instant.EPOCH));
    }

    private List<Long> seqs() {
        return range(2, MESSAGES + 1);
    }

    private static List<Long> range(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
