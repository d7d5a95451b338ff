package dev.parley.session.person;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@SessionTest
class PeopleTest {
    Postgres postgres;

    private final Session service = Session.service();
    private final String subject = UUID.randomUUID().toString();

    @Test
    void aPersonIsCreatedOnceAndKnownAfterwards() {
        var first = service.signIn(SignIn.builder()
                .issuer("issuer")
                .subject(subject)
                .email("a@example.org")
                .name("Alice A")
                .firstName("Alice")
                .lastName("A")
                .username("alice")
                .imageUrl("https://x/i.png")
                .role("user")
                .tier("pro")
                .build());
        var again = service.signIn(
                SignIn.builder().issuer("issuer").subject(subject).build());

        assertEquals(first.person(), again.person(), "what is not said stays as it is");
        assertTrue(first.person().number() >= 1_000_000_000);
        var other = service.signIn(
                SignIn.builder().issuer("another").subject(subject).build());
        assertTrue(other.person().number() > first.person().number(), "the same subject of another issuer is another");
    }

    @Test
    void whatATokenSaysAnewIsKept() {
        Session.signIn(subject);

        var changed = service.signIn(SignIn.builder()
                .issuer("tests")
                .subject(subject)
                .email("new@example.org")
                .build());

        assertEquals("new@example.org", changed.person().email());
        assertEquals(subject, changed.person().name());
    }

    @Test
    void firstSignInsAtOnceMakeOnePerson() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var ids = threads
                    .invokeAll(Collections.<Callable<Object>>nCopies(
                            8, () -> Session.signIn(subject).person().id()))
                    .stream()
                    .map(Future::resultNow)
                    .distinct();
            assertEquals(1, ids.count());
        }
    }

    @Test
    void manySignInTogetherAndEachIsAnsweredForItself() {
        var alice = Session.signIn(subject).person().id();
        var group = Session.of(alice).create("Group").id();
        service.append(message(group, alice, "one"));
        var newcomer = SignIn.named("tests", "new " + subject, "Nina");

        var outcomes = service.signIn(List.of(
                newcomer, SignIn.named("tests", "nul\0", null), asking(subject, 5), newcomer, asking(subject, 0)));

        assertEquals("Nina", outcomes.get(0).signedIn().person().name());
        assertEquals(List.of(), outcomes.get(0).signedIn().heads());
        assertEquals(ErrorCode.BAD_REQUEST, outcomes.get(1).refused());
        assertEquals(alice, outcomes.get(2).signedIn().person().id());
        assertEquals(
                List.of(new LogPosition(group, alice, 2, ConversationKind.AI)),
                outcomes.get(2).signedIn().heads());
        assertEquals(
                List.of(group),
                outcomes.get(2).signedIn().conversations().conversations().stream()
                        .map(ConversationView::id)
                        .toList());
        assertEquals(
                outcomes.get(0).signedIn().person(), outcomes.get(3).signedIn().person());
        assertNull(outcomes.get(4).signedIn().conversations());
    }

    @Test
    void aNameNoIndexTakesIsRefusedAndTheOthersSignIn() {
        // Nothing that could be compressed.
        var endless = ThreadLocalRandom.current()
                .ints(2048, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        var outcomes = service.signIn(
                List.of(SignIn.named("tests", endless, "Long"), SignIn.named("tests", subject, "Alice")));

        assertEquals(ErrorCode.BAD_REQUEST, outcomes.get(0).refused());
        assertEquals("Alice", outcomes.get(1).signedIn().person().name());
    }

    @Test
    void whoeverHoldsOnePersonHoldsUpNobodyElse() throws SQLException {
        var alice = Session.signIn(subject).person().id();
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("select from app_user where id = '" + alice + "' for no key update");

            var outcomes = service.signIn(List.of(
                    SignIn.named("tests", subject, "Alice anew"), SignIn.named("tests", "bob " + subject, "Bob")));

            assertEquals(ErrorCode.UNAVAILABLE, outcomes.get(0).refused());
            assertEquals("Bob", outcomes.get(1).signedIn().person().name());
            admin.rollback();
        }
        assertEquals(
                "Alice anew",
                service.signIn(SignIn.named("tests", subject, "Alice anew"))
                        .person()
                        .name());
    }

    private static SignIn asking(String subject, int conversations) {
        return SignIn.builder()
                .issuer("tests")
                .subject(subject)
                .conversations(conversations)
                .build();
    }

    @Test
    void tellsWhereTheConversationsStandTheLatestFirst() {
        var alice = Session.signIn(subject).person().id();
        var first = Session.of(alice).create("First").id();
        var second = Session.of(alice).create("Second").id();
        Session.of(alice).delete(Session.of(alice).create("Gone").id());
        service.append(message(first, alice, "one"), message(first, alice, "two"));

        assertEquals(
                List.of(
                        new LogPosition(first, alice, 3, ConversationKind.AI),
                        new LogPosition(second, alice, 1, ConversationKind.AI)),
                Session.signIn(subject).heads());
    }

    @Test
    void activityIsNotedOnceAMinuteAtMost() throws SQLException {
        var alice = Session.signIn(subject).person().id();
        var before = lastActive(alice);
        Session.signIn(subject);
        assertEquals(before, lastActive(alice));

        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute("update app_user set last_active_at = last_active_at - interval '61 seconds' where id = '"
                    + alice + "'");
        }
        Session.signIn(subject);

        assertTrue(lastActive(alice).compareTo(before) >= 0);
    }

    @Test
    void refusesAPersonWithoutANameOfItsIssuer() {
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> service.signIn(SignIn.builder().issuer("i").build()));
        assertRefused(ErrorCode.BAD_REQUEST, () -> Session.signIn("nul\0"));
        assertRefused(ErrorCode.BAD_REQUEST, () -> Session.signIn("x".repeat(3000)));
    }

    private String lastActive(UUID person) throws SQLException {
        try (var admin = postgres.admin();
                var statement = admin.createStatement();
                var rows = statement.executeQuery("select last_active_at from app_user where id = '" + person + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
