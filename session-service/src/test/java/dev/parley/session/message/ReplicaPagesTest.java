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
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.support.ReplicatedStores;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.Standby;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// History from a real standby, which counts where it has all that the primary has, and nowhere else.
@QuarkusTest
@QuarkusTestResource(value = ReplicatedStores.class, restrictToAnnotatedClass = true)
class ReplicaPagesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> SECTIONS =
            List.of("limit=3", "limit=3&before=5", "limit=3&after=3", "limit=3&from=1", "limit=100");

    Standby standby;

    @Inject
    MeterRegistry metrics;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session his = Session.of(bob);
    private final UUID group = her.group("Replicated", bob).id();

    @BeforeEach
    void itAnswers() throws SQLException {
        standby.catchUp();
        untilServed();
    }

    @Test
    void aPageIsTheSameFromBoth() throws Exception {
        says(IntStream.rangeClosed(1, 8).mapToObj(Integer::toString).toArray(String[]::new));
        var all = her.page(group, "limit=100").messages();
        his.react(all.get(1).id(), "👍", true);
        her.react(all.get(1).id(), "🎉", true);
        her.edit(all.get(2).id(), "edited");
        her.unsay(all.get(3).id());
        service.append(message(group, bob, "his"));
        his.leave(group);
        service.trim(group, all.getFirst().seq());
        standby.catchUp();

        var served = count("served");
        var theirs = SECTIONS.stream().map(section -> her.page(group, section)).toList();
        assertEquals(served + SECTIONS.size(), count("served"), this::counts);

        standby.stop();
        try {
            assertEquals(
                    theirs,
                    SECTIONS.stream().map(section -> her.page(group, section)).toList());
            assertEquals(served + SECTIONS.size(), count("served"), this::counts);
        } finally {
            standby.start();
        }
    }

    @Test
    void whatHasBeenAcknowledgedIsThereThoughTheReplicaHasItNot() throws SQLException {
        says("one", "two");
        var first = her.page(group, "limit=100").messages().getFirst();
        standby.holdUp();
        try {
            says("three");
            assertEquals(List.of("one", "two", "three"), texts(her.page(group, "limit=100")));

            her.edit(first.id(), "1");
            assertEquals(List.of("1", "two", "three"), texts(her.page(group, "limit=100")));

            his.react(first.id(), "👍", true);
            assertEquals(
                    List.of(bob),
                    her.page(group, "limit=100&before=" + (first.seq() + 1))
                            .messages()
                            .getFirst()
                            .reactions()
                            .getFirst()
                            .userIds());

            her.unsay(first.id());
            assertEquals(List.of("", "two", "three"), texts(her.page(group, "limit=100")));

            service.trim(group, first.seq());
            assertEquals(List.of("two", "three"), texts(her.page(group, "limit=100")));
        } finally {
            standby.goOn();
        }

        var served = count("served");
        assertEquals(List.of("two", "three"), texts(her.page(group, "limit=100")));
        assertEquals(served + 1, count("served"), this::counts);
    }

    @Test
    void anotherConversationIsServedWhileTheReplicaIsBehind() throws SQLException {
        says("one");
        var other = her.group("Other", bob).id();
        standby.holdUp();
        try {
            service.append(message(other, alice, "elsewhere"));
            var served = count("served");
            var behind = count("behind");

            assertEquals(List.of("elsewhere"), texts(her.page(other, "limit=1")));
            assertEquals(behind + 1, count("behind"), this::counts);
            assertEquals(List.of("one"), texts(her.page(group, "limit=1")));
            assertEquals(served + 1, count("served"), this::counts);
        } finally {
            standby.goOn();
        }
    }

    @Test
    void whoIsPutOutSeesNothingThoughTheReplicaStillHasItIn() throws SQLException {
        says("for her alone");
        assertEquals(List.of("for her alone"), texts(his.page(group, "limit=1")));
        standby.holdUp();
        try {
            her.remove(group, bob);

            assertRefused(ErrorCode.NOT_FOUND, () -> his.page(group, "limit=1"));
        } finally {
            standby.goOn();
        }
    }

    @Test
    void whoHasLeftIsCalledAsAtThePrimary() throws SQLException {
        var subject = "carol-" + UUID.randomUUID();
        var carol = Session.signIn(subject).person().id();
        her.add(group, carol, null);
        service.append(message(group, carol, "hers"));
        Session.of(carol).leave(group);
        standby.holdUp();
        try {
            service.signIn(SignIn.builder()
                    .issuer("tests")
                    .subject(subject)
                    .name("Caroline")
                    .build());
            var served = count("served");

            var former = her.page(group, "limit=1").former();

            assertEquals(served + 1, count("served"), this::counts);
            assertEquals("Caroline", former.getFirst().name());
        } finally {
            standby.goOn();
        }
    }

    @Test
    void whatIsDeletedOrPublicNoLongerIsNotThereThoughTheReplicaStillHasIt() throws SQLException {
        says("for all");
        var stranger = Session.of(Session.somebody());
        her.change(group, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));
        standby.holdUp();
        try {
            assertEquals(List.of("for all"), texts(Session.anonymous().page(group, "limit=1")));
            her.change(group, new ConversationPatch(null, null, null, null, Visibility.PRIVATE));
            assertRefused(ErrorCode.NOT_FOUND, () -> stranger.page(group, "limit=1"));
            assertRefused(ErrorCode.NOT_FOUND, () -> Session.anonymous().page(group, "limit=1"));

            her.delete(group);
            assertRefused(ErrorCode.NOT_FOUND, () -> her.page(group, "limit=1"));
        } finally {
            standby.goOn();
        }
    }

    @Test
    void whoTakesNoPartSeesNothingThoughBothHaveIt() throws SQLException {
        says("theirs");
        var stranger = Session.of(Session.somebody());
        standby.catchUp();

        assertRefused(ErrorCode.NOT_FOUND, () -> stranger.page(group, "limit=1"));
        assertRefused(ErrorCode.NOT_FOUND, () -> Session.anonymous().page(group, "limit=1"));
    }

    @Test
    void answersGoOnWithoutTheReplicaWhichIsLeftAloneForAWhile() throws Exception {
        says("kept");
        standby.stop();
        try {
            var failed = count("failed");
            var resting = count("resting");

            assertEquals(List.of("kept"), texts(her.page(group, "limit=1")));
            assertEquals(failed + 1, count("failed"));
            assertEquals(List.of("kept"), texts(her.page(group, "limit=1")));
            assertEquals(resting + 1, count("resting"));
            assertEquals(200, ServiceHttp.management("/q/health/ready").statusCode(), "nobody needs it");
        } finally {
            standby.start();
        }
        standby.catchUp();

        untilServed();
    }

    @Test
    void aSilentReplicaDelaysByItsPatienceAndThenNobody() throws IOException {
        says("kept");
        standby.freeze();
        try {
            var began = System.nanoTime();
            assertEquals(List.of("kept"), texts(her.page(group, "limit=1")));
            var first = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(first.compareTo(Duration.ofSeconds(5)) < 0, first.toString());
            assertFalse(first.compareTo(Duration.ofMillis(2900)) < 0, "it was asked");

            began = System.nanoTime();
            assertEquals(List.of("kept"), texts(her.page(group, "limit=1")));
            var second = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(second.compareTo(Duration.ofSeconds(2)) < 0, second.toString());
        } finally {
            standby.thaw();
        }
    }

    private void says(String... texts) {
        for (var text : texts) {
            service.append(message(group, alice, text));
        }
    }

    /// It may be resting from the test before.
    private void untilServed() {
        her.page(group, "limit=1");
        var served = count("served");
        var end = System.nanoTime() + LIMIT.toNanos();
        while (count("served") == served) {
            assertTrue(System.nanoTime() < end, "it is not asked again");
            her.page(group, "limit=1");
        }
    }

    private double count(String outcome) {
        return metrics.get("parley.replica.readings")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private String counts() {
        return Stream.of("served", "behind", "failed", "resting")
                .map(outcome -> outcome + " " + count(outcome))
                .collect(Collectors.joining(", "));
    }

    private static List<String> texts(MessagePage page) {
        return page.messages().stream().map(MessageView::content).toList();
    }
}
