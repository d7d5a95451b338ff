package dev.parley.session.person;

import static dev.parley.session.support.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SessionTest
class KnownPeopleTest {
    private final Session service = Session.service();
    private final String subject = UUID.randomUUID().toString();
    private final UUID alice = Session.signIn(subject).person().id();
    private final UUID bob = Session.somebody();
    private final UUID carol = Session.somebody();
    private final Session her = Session.of(alice);

    @Test
    void oneKnowsOneselfAndWithWhomOneTalks() {
        assertEquals(List.of(alice), ids(her.known(alice, bob, carol, UUID.randomUUID())));

        var group = her.group("Known", bob).id();

        assertEquals(Stream.of(alice, bob).sorted().toList(), ids(her.known(alice, bob, carol)));
        assertEquals(subject, Session.of(bob).known(alice).getFirst().name());
        assertEquals(List.of(), ids(Session.of(carol).known(alice, bob)));
        her.remove(group, bob);
        assertEquals(List.of(), ids(her.known(bob)));
    }

    @Test
    void onesCircleIsEverybodyOneTalksWithAndOneself() {
        her.group("Two", bob);
        her.group("Also two", bob);
        her.delete(her.group("Gone", carol).id());

        var circle = her.send("GET", "/internal/v1/people/circle", null, KnownPeople.class);

        assertEquals(
                Stream.of(alice, bob).sorted().toList(),
                ids(circle.people()).stream().sorted().toList());
        var alone = Session.of(carol).send("GET", "/internal/v1/people/circle", null, KnownPeople.class);
        assertEquals(List.of(carol), ids(alone.people()));
    }

    @Test
    void oneFindsPeopleByWhatOnesOwnIssuerCallsThem() {
        var namesake = signIn("another issuer", subject);

        assertEquals(List.of(alice), ids(bySubject(bob, subject, "nobody", "half a pair \ud83d")));
        assertNull(bySubject(bob, subject).getFirst().lastActiveAt(), "nor when they were here");
        assertEquals(List.of(namesake), ids(bySubject(signIn("another issuer", "friend"), subject)));
    }

    @Test
    void whatIsSaidOfAPersonSaysWhatItsIssuerCallsItUnlessItIsAGuest() {
        var guest = signIn(ExternalId.GUESTS, "anon_" + subject);
        var group = her.group("Named", bob, guest).id();

        var told = her.snapshot(group, null, 0).participants().stream()
                .collect(Collectors.toMap(ParticipantView::userId, one -> Optional.ofNullable(one.externalId())));
        assertEquals(Optional.of(new ExternalId("tests", subject)), told.get(alice));
        assertEquals(Optional.empty(), told.get(guest), "which is all that proves it");
        assertEquals(
                new ExternalId("tests", subject),
                Session.of(bob).known(alice).getFirst().externalId());
        assertNull(her.known(guest).getFirst().externalId());
        assertEquals(List.of(), bySubject(guest, "anon_" + subject));
    }

    private UUID signIn(String issuer, String subject) {
        return service.signIn(SignIn.named(issuer, subject, "Somebody"))
                .person()
                .id();
    }

    private static List<KnownPerson> bySubject(UUID person, String... subjects) {
        return Session.of(person)
                .send("POST", "/internal/v1/people/by-subject", List.of(subjects), KnownPeople.class)
                .people();
    }

    @Test
    void whoWasHereIsNoted() {
        var before = her.known(alice).getFirst().lastActiveAt();

        send("/internal/v1/people/seen", List.of(alice, bob), Void.class);

        assertTrue(her.known(alice).getFirst().lastActiveAt().isAfter(before));
        send("/internal/v1/people/seen", List.of(), Void.class);
    }

    @Test
    void aServiceIsToldWhereSomebodyTakesPart() {
        var group = her.group("One", bob).id();
        var alone = her.create("Two").id();
        her.delete(her.create("Gone").id());

        var told = List.of(service.send("GET", "/internal/v1/people/" + alice + "/conversations", null, UUID[].class));

        assertEquals(
                Stream.of(group, alone).sorted().toList(),
                told.stream().sorted().toList());
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> her.send("GET", "/internal/v1/people/" + bob + "/conversations", null, UUID[].class));
    }

    @Test
    void aSignInTellsTheFirstPageOfConversations() {
        var first = her.create("First").id();
        var pinned = her.group("Pinned", bob).id();
        her.create("Third");
        her.change(pinned, ConversationPatch.pin(true));
        her.change(first, ConversationPatch.archive(true));

        var page = signedIn(1);
        assertEquals(her.list(false, 1, null).conversations(), page.conversations());
        assertEquals(
                List.of(pinned),
                page.conversations().stream().map(ConversationView::id).toList());
        assertEquals(2, page.total());
        assertEquals(
                "Third",
                her.list(false, 1, page.cursor()).conversations().getFirst().title());
        assertNull(signedIn(0));
        assertRefused(ErrorCode.BAD_REQUEST, () -> signedIn(201));
    }

    @Test
    void refusesTooManyAndNobody() {
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> her.known(Stream.generate(UUID::randomUUID).limit(501).toArray(UUID[]::new)));
        assertRefused(ErrorCode.FORBIDDEN, () -> service.known(alice));
        assertRefused(
                ErrorCode.FORBIDDEN, () -> her.send("POST", "/internal/v1/people/seen", List.of(bob), Void.class));
    }

    private ConversationPage signedIn(int conversations) {
        return service.signIn(SignIn.builder()
                        .issuer("tests")
                        .subject(subject)
                        .conversations(conversations)
                        .build())
                .conversations();
    }

    private void send(String path, List<UUID> people, Class<Void> answer) {
        service.send("POST", path, people, answer);
    }

    private static List<UUID> ids(List<KnownPerson> people) {
        return people.stream().map(KnownPerson::id).sorted().toList();
    }
}
