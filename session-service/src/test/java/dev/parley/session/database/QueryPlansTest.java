package dev.parley.session.database;

import static dev.parley.session.support.GrownDatabase.conversation;
import static dev.parley.session.support.GrownDatabase.person;
import static dev.parley.session.support.Session.message;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.session.support.GrownDatabase;
import dev.parley.session.support.PlannedCost;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.QueryPlans;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is asked all the time costs what it answers, and not what there is: held to the plans of what the service
/// itself asks of a database that has grown, under its rules and its settings.
@SessionTest
@TestProfile(GrownDatabase.class)
class QueryPlansTest {
    private static final int PAGE = 50;

    /// Of a page, under the rules of its reader: the message, its conversation and the part in it, and their indexes.
    private static final int READ_FOR_A_MESSAGE = 8;

    /// The same for a conversation of a list.
    private static final int READ_FOR_A_CONVERSATION = 8;

    private static final UUID ROOM = conversation(1);
    private static final int IN_ROOM = GrownDatabase.MESSAGES / 3;
    private static final int ELSEWHERE = (GrownDatabase.MESSAGES - IN_ROOM) / (GrownDatabase.CONVERSATIONS - 1);

    /// Of the words that are in every tenth message.
    private static final int OFTEN = GrownDatabase.MESSAGES / 10;

    private static QueryPlans plans;

    Postgres postgres;

    private final Session service = Session.service();
    private final Session member = Session.of(person(8));
    private final Session regular = Session.of(person(1));

    @BeforeEach
    void hasGrown() throws SQLException, IOException {
        if (plans == null) {
            GrownDatabase.fill(postgres);
            plans = QueryPlans.of(postgres);
        }
    }

    @Test
    void aPageOfHistoryCostsItsMessages() throws Exception {
        for (var place : new String[] {"", "&before=20000", "&after=20000"}) {
            costs(() -> member.page(ROOM, "limit=" + PAGE + place))
                    .removes(PAGE)
                    .finds(PAGE * READ_FOR_A_MESSAGE)
                    .reads(PAGE * READ_FOR_A_MESSAGE);
        }
    }

    @Test
    void whatStandsBeforeAPlaceIsCountedInTheIndexAlone() throws Exception {
        var before = 20_000;
        costs(() -> member.page(ROOM, "limit=" + PAGE + "&from=" + before))
                .removes(PAGE)
                .finds(before + PAGE)
                .reads(before / 20);
    }

    @Test
    void openingAConversationAndCatchingUpCostWhatIsTold() throws Exception {
        for (var after : new Long[] {null, IN_ROOM - 100L}) {
            costs(() -> member.snapshot(ROOM, after, PAGE))
                    // A thousand unread ones are counted, and every fourth is her own.
                    .removes(500)
                    .finds(1500)
                    .reads(PAGE * READ_FOR_A_MESSAGE);
        }
        costs(() -> service.log(ROOM, IN_ROOM - 100L, 100)).removes(PAGE).reads(100);
        var behind = IntStream.range(1, PAGE).boxed().collect(toMap(GrownDatabase::conversation, _ -> 50L));
        costs(() -> service.log(behind, 500)).removes(PAGE).reads(500);
    }

    @Test
    void whatHasMovedLatelyIsFoundByItsTime() throws Exception {
        var since = Instant.now();
        service.append(message(ROOM, person(8), "just now"));
        costs(() -> service.heads(since, person(1), person(8), person(9)))
                .removes(PAGE)
                .finds(PAGE)
                .reads(PAGE);
    }

    @Test
    void aPageOfConversationsCostsThePersonsOwn() throws Exception {
        for (var cursor : new String[] {null, regular.list(false, PAGE, null).cursor()}) {
            costs(() -> regular.list(false, PAGE, cursor))
                    .removes(GrownDatabase.REGULAR)
                    // Of each that is shown is counted what is not read, which is nearly all.
                    .finds(GrownDatabase.REGULAR * READ_FOR_A_CONVERSATION + 2 * PAGE * ELSEWHERE)
                    .reads(GrownDatabase.REGULAR * READ_FOR_A_CONVERSATION + 2 * PAGE * ELSEWHERE);
        }
        costs(() -> regular.overview(PAGE)).removes(GrownDatabase.REGULAR).reads(2 * PAGE * ELSEWHERE);
    }

    @Test
    void aRareWordCostsItsHits() throws Exception {
        costs(() -> assertFalse(regular.search("seldom", null, 20, null).hits().isEmpty()))
                .removes(100)
                .finds(GrownDatabase.REGULAR * READ_FOR_A_CONVERSATION)
                .reads(GrownDatabase.REGULAR * READ_FOR_A_CONVERSATION);
    }

    /// The index of words knows nothing of conversations; it is walked once, however many there are.
    @Test
    void aCommonWordCostsItsEntriesInTheIndexAndTheMessagesOfThePerson() throws Exception {
        var own = GrownDatabase.REGULAR * ELSEWHERE;
        costs(() -> regular.search("often", null, 20, null))
                .removes(OFTEN)
                .finds(2 * OFTEN + own)
                .reads(OFTEN);
        var few = Session.of(person(3));
        for (var word : new String[] {"often", "everybody"}) {
            costs(() -> assertFalse(few.search(word, null, 20, null).hits().isEmpty()))
                    .removes(10 * ELSEWHERE)
                    .finds(OFTEN + 20 * ELSEWHERE)
                    .reads(10 * ELSEWHERE);
        }
        costs(() -> regular.search("often", conversation(2), 20, null))
                .removes(ELSEWHERE)
                .finds(OFTEN + 10 * ELSEWHERE)
                .reads(2 * ELSEWHERE);
    }

    @Test
    void anAppendCostsItsMessages() throws Exception {
        var batch = IntStream.range(2, 66)
                .mapToObj(number -> message(conversation(number), person(1), "one more"))
                .toList();
        costs(() -> assertEquals(
                        0L,
                        service.append(batch).stream()
                                .filter(outcome -> outcome.refused() != null)
                                .count()))
                .removes(2L * batch.size())
                .finds(40L * batch.size())
                .reads(40L * batch.size());
    }

    private static PlannedCost costs(Runnable work) throws Exception {
        return plans.of(work);
    }
}
