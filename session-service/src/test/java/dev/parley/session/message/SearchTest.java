package dev.parley.session.message;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.message.SearchHit;
import dev.parley.session.contract.message.SearchPage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SessionTest
class SearchTest {
    @Inject
    SearchIndexer indexer;

    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final Session her = Session.of(alice);
    private final UUID group = her.group("Search", bob).id();

    @Test
    void findsWhatWasCommittedJustNowAndTheSameWhenItIsIndexed() throws SQLException {
        say("The quick brown fox", "jumps over", "the LAZY dog, a fox at heart: fox!", "nothing here");

        var before = her.search("fox", null, 10, null);
        index();
        assertTrue(indexed() > 0);
        var after = her.search("fox", null, 10, null);

        assertEquals(before, after);
        assertEquals(List.of("the LAZY dog, a fox at heart: fox!", "The quick brown fox"), texts(after));
        assertTrue(after.hits().getFirst().snippet().contains("**fox**"));
        assertEquals(List.of("the LAZY dog, a fox at heart: fox!"), texts(her.search("lazy -brown", null, 10, null)));
        assertEquals(List.of("The quick brown fox"), texts(her.search("\"brown fox\"", null, 10, null)));
        assertEquals(2, her.search("jumps or quick", null, 10, null).hits().size());
        assertEquals(List.of(), texts(her.search("absent", null, 10, null)));
    }

    @Test
    void aPersonFindsInItsOwnConversationsOnly() {
        say("a secret word");
        var alone = her.create("Alone").id();
        service.append(message(alone, alice, "another secret"));

        assertEquals(2, her.search("secret", null, 10, null).hits().size());
        assertEquals(List.of("another secret"), texts(her.search("secret", alone, 10, null)));
        assertEquals(List.of("a secret word"), texts(Session.of(bob).search("secret", null, 10, null)));
        assertRefused(ErrorCode.NOT_FOUND, () -> Session.of(bob).search("secret", alone, 10, null));
        var carol = Session.of(Session.somebody());
        assertEquals(List.of(), texts(carol.search("secret", null, 10, null)));
        index();
        assertEquals(List.of(), texts(carol.search("secret", null, 10, null)));
        assertEquals(List.of("a secret word"), texts(Session.of(bob).search("secret", null, 10, null)));

        her.remove(group, bob);

        assertEquals(List.of(), texts(Session.of(bob).search("secret", null, 10, null)));
        her.delete(group);
        assertEquals(List.of("another secret"), texts(her.search("secret", null, 10, null)));
    }

    @Test
    void whatIsEditedOrDeletedIsFoundAsItIs() {
        for (var indexedBefore : List.of(false, true)) {
            var ids = say("first apple", "second apple");
            if (indexedBefore) {
                index();
            }
            her.edit(ids.get(0), "a pear");
            her.unsay(ids.get(1));

            assertEquals(List.of(), texts(her.search("apple", null, 10, null)));
            assertEquals(List.of("a pear"), texts(her.search("pear", null, 10, null)));
            index();
            assertEquals(List.of(), texts(her.search("apple", null, 10, null)), "nor when it is indexed later");
            assertEquals(List.of("a pear"), texts(her.search("pear", null, 10, null)));
            her.unsay(ids.get(0));
        }
    }

    @Test
    void indexersThatWorkAtOnceMissNothingAndNothingWrittenMeanwhileIsLost() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Object>>(Collections.nCopies(3, () -> {
                for (var round = 0; round < 40; round++) {
                    indexer.indexBefore(Instant.now().minusSeconds(1));
                }
                return null;
            }));
            work.add(() -> {
                for (var round = 0; round < 40; round++) {
                    her.edit(say("before " + round).getFirst(), "needle " + round);
                }
                return null;
            });
            for (var done : threads.invokeAll(work)) {
                assertEquals(Future.State.SUCCESS, done.state());
            }
        }
        assertEquals(40, her.search("needle", null, 100, null).hits().size());
        index();
        assertEquals(40, her.search("needle", null, 100, null).hits().size());
        assertEquals(0, her.search("before", null, 100, null).hits().size());
        assertEquals(40, indexed());
    }

    @Test
    void pagesThroughAllHitsOnce() {
        say(IntStream.range(0, 25)
                .mapToObj(number -> "word ".repeat(number % 3 + 1) + number)
                .toArray(String[]::new));
        var all = texts(her.search("word", null, 100, null));
        var paged = new ArrayList<String>();
        SearchPage page = null;
        do {
            page = her.search("word", null, 4, page == null ? null : page.cursor());
            paged.addAll(texts(page));
        } while (page.cursor() != null);

        assertEquals(25, all.size());
        assertEquals(all, paged);
    }

    @Test
    void theIndexIsUsedForWordsWhateverTheRules() throws SQLException {
        try (var connection = postgres.owner("parley");
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            var plan = new StringBuilder();
            try (var rows = statement.executeQuery(
                    "explain select message_id from message_text where tsv @@ to_tsquery('simple', 'word')")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertTrue(plan.toString().contains("message_text_tsv"), plan.toString());
        }
    }

    @Test
    void refusesQueriesThatAreNone() {
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.search(" ", null, 10, null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.search("x".repeat(501), null, 10, null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.search("word", null, 0, null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.search("word", null, 101, null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.search("word", null, 10, "none"));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.anonymous().search("word", null, 10, null));
        assertFalse(her.search("& | ! :* '", null, 10, null).hits().iterator().hasNext());
    }

    private List<UUID> say(String... texts) {
        var items =
                List.of(texts).stream().map(text -> message(group, alice, text)).toList();
        return service.append(items).stream()
                .map(outcome -> outcome.messageId())
                .toList();
    }

    private void index() {
        while (indexer.indexBefore(Instant.now().plusSeconds(1))) {
            Thread.onSpinWait();
        }
    }

    private long indexed() throws SQLException {
        try (var admin = postgres.admin();
                var statement = admin.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from message_text where conversation_id = '" + group + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> texts(SearchPage page) {
        return page.hits().stream()
                .map(SearchHit::message)
                .map(message -> message.content())
                .toList();
    }
}
