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
import java.util.Set;
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
    void wordsAreFoundInsideRunsOfIdeographsKanaAndHangul() {
        say("今日は良い天気ですね", "東京都に住んでいます", "오늘날씨가좋네요", "天 and 気 apart", "AIは面白い");
        for (var round : List.of("before it is indexed", "after")) {
            assertEquals(List.of("今日は良い天気ですね"), texts(her.search("天気", null, 10, null)), round);
            assertEquals(List.of("今日は良い天気ですね"), texts(her.search("良い天気", null, 10, null)), round);
            assertEquals(List.of("東京都に住んでいます"), texts(her.search("京都", null, 10, null)), round);
            assertEquals(List.of(), texts(her.search("京東", null, 10, null)), round);
            assertEquals(List.of("오늘날씨가좋네요"), texts(her.search("날씨", null, 10, null)), round);
            assertEquals(2, her.search("天", null, 10, null).hits().size(), round);
            assertEquals(List.of("AIは面白い"), texts(her.search("ai", null, 10, null)), round);
            assertEquals(List.of("天 and 気 apart"), texts(her.search("天 -良い天気", null, 10, null)), round);
            index();
        }
        assertEquals(
                "今日は良い**天気**ですね",
                her.search("天気", null, 10, null).hits().getFirst().snippet());
    }

    @Test
    void wordsAreFoundInsideRunsOfThaiLaoKhmerAndBurmese() {
        say("วันนี้อากาศดี", "ມື້ນີ້ອາກາດດີ", "ថ្ងៃនេះអាកាសធាតុល្អ", "ဒီနေ့ရာသီဥတုကောင်းတယ်");
        for (var round : List.of("before it is indexed", "after")) {
            assertEquals(List.of("วันนี้อากาศดี"), texts(her.search("อากาศ", null, 10, null)), round);
            assertEquals(List.of("ມື້ນີ້ອາກາດດີ"), texts(her.search("ອາກາດ", null, 10, null)), round);
            assertEquals(List.of("ថ្ងៃនេះអាកាសធាតុល្អ"), texts(her.search("អាកាស", null, 10, null)), round);
            assertEquals(List.of("ဒီနေ့ရာသီဥတုကောင်းတယ်"), texts(her.search("ရာသီဥတု", null, 10, null)), round);
            assertEquals(List.of(), texts(her.search("ศาก", null, 10, null)), round);
            index();
        }
    }

    @Test
    void whatLooksTheSameIsFoundTheSame() {
        var composed = "caf\u00e9 au lait";
        var decomposed = "cafe\u0301 noir";
        var hidden = "in\u200Bvisi\u00ADble \u202Eink";
        say(composed, decomposed, hidden, "\uFF21\uFF22\uFF23 wide");
        for (var round : List.of("before it is indexed", "after")) {
            assertEquals(2, her.search("caf\u00e9", null, 10, null).hits().size(), round);
            assertEquals(2, her.search("cafe\u0301", null, 10, null).hits().size(), round);
            assertEquals(List.of(hidden), texts(her.search("invisible ink", null, 10, null)), round);
            assertEquals(List.of(composed), texts(her.search("ca\u200Bf\u00e9 lait", null, 10, null)), round);
            assertEquals(List.of("\uFF21\uFF22\uFF23 wide"), texts(her.search("abc", null, 10, null)), round);
            index();
        }
    }

    @Test
    void aTextOfTooManyWordsIsFoundByItsBeginningAndStopsNobodysSearch() throws SQLException {
        var ids = say("an answer", "the next one");
        try (var connection = postgres.admin();
                var statement = connection.prepareStatement("update message set content = ? where id = ?")) {
            statement.setString(1, "beginning " + manyWords());
            statement.setObject(2, ids.getFirst());
            statement.executeUpdate();
        }
        for (var round : List.of("before it is indexed", "after")) {
            assertEquals(
                    ids.getFirst(),
                    her.search("beginning", null, 10, null)
                            .hits()
                            .getFirst()
                            .message()
                            .id(),
                    round);
            assertEquals(List.of("the next one"), texts(her.search("next", null, 10, null)), round);
            index();
            assertTrue(indexed() > 0);
        }
    }

    /// 66 000 different words of two ideographs, joined so that each is a word by itself and a part of a longer one.
    private static String manyWords() {
        var words = new StringBuilder();
        for (var number = 0; number < 66_000; number++) {
            words.appendCodePoint(0x4E00 + number % 20_000)
                    .appendCodePoint(0x4E00 + number / 20_000 * 997 + number % 89)
                    .append(number % 200 == 0 ? ' ' : '-');
        }
        return words.toString();
    }

    @Test
    void aMessageThatCannotBeIndexedKeepsBackNoOther() throws SQLException {
        try (var connection = postgres.admin();
                var statement = connection.createStatement()) {
            statement.execute("alter table message_text add constraint unfit check (not tsv @@ 'unfit'::tsquery)");
            try {
                say("fit one", "unfit", "fit two");
                index();
                assertEquals(List.of("fit two", "fit one"), texts(her.search("fit", null, 10, null)));
            } finally {
                statement.execute("alter table message_text drop constraint unfit");
            }
        }
    }

    @Test
    void aMessageThatAlwaysTakesTooLongKeepsBackNoOther() throws SQLException {
        try (var connection = postgres.admin();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create function too_long() returns trigger language plpgsql as $$
                    begin
                        if new.tsv @@ 'slow'::tsquery then
                            raise query_canceled;
                        end if;
                        return new;
                    end $$""");
            statement.execute(
                    "create trigger too_long before insert on message_text for each row execute function too_long()");
            try {
                say("quick one", "slow", "quick two");
                index();
                assertEquals(2, indexed());
                assertEquals(List.of("quick two", "quick one"), texts(her.search("quick", null, 10, null)));
            } finally {
                statement.execute("drop trigger too_long on message_text");
                statement.execute("drop function too_long()");
            }
        }
    }

    @Test
    void messagesOfDeletedConversationsAreNotIndexed() throws SQLException {
        var gone = her.create("Gone").id();
        service.append(message(gone, alice, "never again"));
        her.delete(gone);
        index();
        try (var connection = postgres.admin();
                var statement =
                        connection.prepareStatement("select count(*) from message_text where conversation_id = ?")) {
            statement.setObject(1, gone);
            try (var rows = statement.executeQuery()) {
                rows.next();
                assertEquals(0, rows.getInt(1));
            }
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
    void aVersionIsFoundWithAndWithoutItsLetter() {
        say("v1.2.3 is out", "back to 1.2.3, please", "1.2.30", "V2.0-rc.1 and 2.0");
        for (var round : List.of("before it is indexed", "after")) {
            for (var query : List.of("1.2.3", "v1.2.3", "V1.2.3 or nothing-else")) {
                assertEquals(
                        Set.of("v1.2.3 is out", "back to 1.2.3, please"),
                        Set.copyOf(texts(her.search(query, null, 10, null))),
                        query + " " + round);
            }
            assertEquals(List.of("v1.2.3 is out"), texts(her.search("1.2.3 out", null, 10, null)), round);
            assertEquals(List.of("v1.2.3 is out"), texts(her.search("\"1.2.3 is out\"", null, 10, null)), round);
            assertEquals(List.of("back to 1.2.3, please"), texts(her.search("1.2.3 -out", null, 10, null)), round);
            assertEquals(List.of("1.2.30"), texts(her.search("v1.2.30", null, 10, null)), round);
            index();
        }
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
