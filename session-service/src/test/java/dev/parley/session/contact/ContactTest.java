package dev.parley.session.contact;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.person.BlockedPeople;
import dev.parley.session.contract.person.BlockedPerson;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.person.SilencedConversations;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Ear;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SessionTest
class ContactTest {
    Postgres postgres;
    RedisProcess redis;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID mallory = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session him = Session.of(mallory);

    @Test
    void whoIsBlockedBringsNobodyInAndWritesNothingUntilItIsTakenBack() {
        var direct = him.direct(alice).id();
        var said = service.append(message(direct, mallory, "hello")).getFirst();
        var first = message(direct, mallory, "first");
        var stored = service.append(first).getFirst();
        assertEquals(List.of(mallory), ids(block("PUT", mallory)));
        assertEquals(List.of(mallory), ids(block("PUT", mallory)), "again is the same");

        assertRefused(ErrorCode.FORBIDDEN, () -> him.group("Spam", alice));
        var group = him.group("His own").id();
        assertRefused(ErrorCode.FORBIDDEN, () -> him.add(group, alice, ParticipantRole.MEMBER));
        var refused = service.append(message(direct, mallory, "listen!"), message(direct, alice, "no"));
        assertEquals(ErrorCode.FORBIDDEN, refused.getFirst().refused());
        assertNull(refused.getLast().refused());
        assertEquals(stored.messageId(), service.append(first).getFirst().messageId(), "what was stored stays stored");
        assertRefused(ErrorCode.FORBIDDEN, () -> him.edit(said.messageId(), "listen!"));
        assertRefused(ErrorCode.FORBIDDEN, () -> him.react(said.messageId(), "👍", true));
        assertEquals(direct, him.direct(alice).id(), "the one there is stays readable");

        assertEquals(List.of(), ids(block("DELETE", mallory)));
        assertNull(service.append(message(direct, mallory, "sorry")).getFirst().refused());
        assertNotNull(him.group("Peace", alice).id());
    }

    @Test
    void whoIsBlockedBeginsNoDirectConversationAndIsNotToldWhy() {
        block("PUT", mallory);

        var direct = assertThrows(RequestRejected.class, () -> him.direct(alice));
        var group = assertThrows(RequestRejected.class, () -> him.group("All", alice, Session.somebody()));

        assertEquals(ErrorCode.FORBIDDEN, direct.code());
        assertEquals(direct.getMessage(), group.getMessage());
        assertTrue(!direct.getMessage().contains("block"));
        var hers = her.direct(mallory).id();
        assertEquals(
                ErrorCode.FORBIDDEN,
                service.append(message(hers, mallory, "at last")).getFirst().refused());
    }

    @Test
    void whoIsBlockedDoesNotSeeWhetherOneIsHere() {
        var group = her.group("Ours", mallory).id();
        assertEquals(2, him.known(alice, mallory).size());
        block("PUT", mallory);

        assertEquals(
                List.of(mallory),
                him.known(alice, mallory).stream()
                        .map(KnownPeople.KnownPerson::id)
                        .toList());
        var circle = him.send("GET", "/internal/v1/people/circle", null, KnownPeople.class)
                .people();
        assertNull(circle.stream()
                .filter(one -> one.id().equals(alice))
                .findFirst()
                .orElseThrow()
                .lastActiveAt());
        assertEquals(2, her.known(alice, mallory).size());
        assertNotNull(group);
    }

    @Test
    void bothAreToldThatTheyHearNothingOfEachOtherInTheirDirectConversation() throws Exception {
        var direct = her.direct(mallory).id();
        try (var ear = new Ear(redis)) {
            block("PUT", mallory);
            assertEquals(new UserEvent.Silenced(direct, mallory, true, true, null), silenced(ear, alice));
            assertEquals(new UserEvent.Silenced(direct, alice, true, true, null), silenced(ear, mallory));

            her.group("Ours", mallory);
            him.send("PUT", "/internal/v1/blocks/" + alice, null, BlockedPeople.class);
            assertEquals(new UserEvent.Silenced(direct, mallory, true, false, null), silenced(ear, alice));
            block("DELETE", mallory);
            assertEquals(
                    new UserEvent.Silenced(direct, mallory, true, false, null), silenced(ear, alice), "he has her");
            him.send("DELETE", "/internal/v1/blocks/" + alice, null, BlockedPeople.class);
            assertEquals(new UserEvent.Silenced(direct, mallory, false, false, null), silenced(ear, alice));
        }
    }

    @Test
    void whoSignsInIsToldWhereItHearsNothingOfTheOther() {
        var subject = UUID.randomUUID().toString();
        var carol = Session.signIn(subject).person().id();
        assertNull(Session.signIn(subject).silenced());
        var direct = Session.of(carol).direct(mallory).id();
        him.send("PUT", "/internal/v1/blocks/" + carol, null, BlockedPeople.class);

        assertEquals(List.of(direct), Session.signIn(subject).silenced());
    }

    @Test
    void aServiceMayReadForManyWhereTheyHearNothingOfTheOther() {
        var direct = her.direct(mallory).id();
        var carol = Session.somebody();
        var carols = Session.of(carol).direct(mallory).id();
        him.group("Ours", alice);
        block("PUT", mallory);
        him.send("PUT", "/internal/v1/blocks/" + alice, null, BlockedPeople.class);
        him.send("PUT", "/internal/v1/blocks/" + carol, null, BlockedPeople.class);

        var read = service.send(
                "POST",
                "/internal/v1/blocks/silenced",
                List.of(alice, carol, bystander()),
                SilencedConversations.class);

        assertEquals(
                Set.of(
                        new SilencedConversations.Silenced(alice, direct, mallory, false),
                        new SilencedConversations.Silenced(carol, carols, mallory, true)),
                Set.copyOf(read.silenced()));
        assertEquals(2, read.silenced().size());
        assertNotNull(read.asOf());
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> her.send("POST", "/internal/v1/blocks/silenced", List.of(alice), SilencedConversations.class));
    }

    private static UUID bystander() {
        return Session.somebody();
    }

    @Test
    void aDirectConversationBegunInSpiteOfABlockIsSilentFromItsBeginning() throws Exception {
        block("PUT", mallory);
        try (var ear = new Ear(redis)) {
            var direct = her.direct(mallory).id();

            assertEquals(new UserEvent.Silenced(direct, mallory, true, false, null), silenced(ear, alice));
            assertEquals(new UserEvent.Silenced(direct, alice, true, false, null), silenced(ear, mallory));
        }
    }

    @Test
    void whoMeetsOnlyInADirectConversationWithABlockIsHiddenFromBoth() {
        her.direct(mallory);
        block("PUT", mallory);
        assertNull(circle(her, mallory).lastActiveAt());
        assertNull(circle(him, alice).lastActiveAt());

        her.group("Ours", mallory);
        assertNotNull(circle(her, mallory).lastActiveAt());
        assertNull(circle(him, alice).lastActiveAt());
    }

    private static KnownPeople.KnownPerson circle(Session session, UUID person) {
        return session.send("GET", "/internal/v1/people/circle", null, KnownPeople.class).people().stream()
                .filter(one -> one.id().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static UserEvent silenced(Ear ear, UUID person) throws Exception {
        while (true) {
            if (ServiceHttp.JSON.readValue(ear.next(Channels.person(person)), UserEvent.class)
                    instanceof UserEvent.Silenced silenced) {
                assertNotNull(silenced.at());
                return new UserEvent.Silenced(
                        silenced.conversationId(), silenced.other(), silenced.silenced(), silenced.apart(), null);
            }
        }
    }

    @Test
    void nobodyBlocksItselfAndWhoIsNotThereIsNotBlocked() {
        assertRefused(ErrorCode.BAD_REQUEST, () -> block("PUT", alice));
        assertEquals(List.of(), ids(block("PUT", UUID.randomUUID())));
    }

    @Test
    void aPersonBringsSoManyStrangersInAndAcquaintancesAsItLikes() throws SQLException {
        var friend = Session.somebody();
        her.group("Friends", friend);
        note(alice, 198, true, "10 seconds");
        her.direct(Session.somebody());
        var refused = assertThrows(RequestRejected.class, () -> her.direct(Session.somebody()));
        assertEquals(ErrorCode.RATE_LIMITED, refused.code());
        assertTrue(refused.retryAfterMillis() > 0);
        assertNotNull(her.group("More friends", friend).id());
        assertNotNull(her.direct(friend).id());

        var bob = Session.somebody();
        note(bob, 2000, true, "2 hours");
        assertRefused(ErrorCode.RATE_LIMITED, () -> Session.of(bob).direct(Session.somebody()));
        var carol = Session.somebody();
        note(carol, 2000, true, "25 hours");
        assertNotNull(Session.of(carol).direct(Session.somebody()).id());
    }

    @Test
    void theSamePersonIsNotBroughtIntoConversationsWithoutEnd() throws SQLException {
        her.group("First", mallory);
        note(alice, mallory, 199, false, "1 hour");

        assertRefused(ErrorCode.RATE_LIMITED, () -> her.group("One more", mallory));
        assertNotNull(her.group("With another", Session.somebody()).id());
    }

    @Test
    @Timeout(30)
    void whoIsBlockedAtThatMomentBeginsNoDirectConversation() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = postgres.admin();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + mallory.getLeastSignificantBits() + ")");
            statement.execute("insert into block (person_id, other_id, created_at) values ('" + alice + "', '" + mallory
                    + "', now())");
            var direct = threads.submit(() -> him.direct(alice));
            untilSomebodyWaits();

            connection.commit();

            var refused = assertThrows(ExecutionException.class, direct::get);
            assertEquals(
                    ErrorCode.FORBIDDEN,
                    assertInstanceOf(RequestRejected.class, refused.getCause()).code());
        }
    }

    @Test
    @Timeout(30)
    void aBlockWaitsForWhatItsPeopleAreJustBeginning() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = postgres.admin();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(" + mallory.getLeastSignificantBits() + ")");
            var blocked = threads.submit(() -> block("PUT", mallory));
            untilSomebodyWaits();

            connection.commit();

            assertEquals(List.of(mallory), ids(blocked.get()));
        }
    }

    private void untilSomebodyWaits() throws SQLException {
        try (var connection = postgres.admin();
                var statement = connection.prepareStatement(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted)")) {
            while (!Thread.currentThread().isInterrupted()) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        return;
                    }
                }
            }
        }
    }

    private BlockedPeople block(String method, UUID other) {
        return her.send(method, "/internal/v1/blocks/" + other, null, BlockedPeople.class);
    }

    private static List<UUID> ids(BlockedPeople blocked) {
        return blocked.people().stream().map(BlockedPerson::id).toList();
    }

    private void note(UUID by, int times, boolean stranger, String ago) throws SQLException {
        note(by, by, times, stranger, ago);
    }

    private void note(UUID by, UUID person, int times, boolean stranger, String ago) throws SQLException {
        try (var connection = postgres.admin();
                var statement = connection.prepareStatement("insert into introduction (by_id, person_id, stranger, at)"
                        + " select ?, ?, ?, now() - ?::interval from generate_series(1, ?)")) {
            statement.setObject(1, by);
            statement.setObject(2, person);
            statement.setBoolean(3, stranger);
            statement.setString(4, ago);
            statement.setInt(5, times);
            statement.executeUpdate();
        }
    }
}
