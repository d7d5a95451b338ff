package dev.parley.session.conversation;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Ear;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SessionTest
class GroupsTest {
    RedisProcess redis;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final UUID carol = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session him = Session.of(bob);
    private final UUID group = her.group("Group", bob).id();

    @Test
    void aGroupBeginsWithAllItsPeople() {
        var created = her.group(null, bob, carol, bob, alice);

        assertNull(created.title());
        assertEquals(ParticipantRole.OWNER, created.role());
        assertEquals(1, created.seq());
        assertEquals(ParticipantRole.MEMBER, him.get(created.id()).role());
        var people = him.participants(created.id());
        assertEquals(List.of(alice, bob, carol).stream().sorted().toList(), sorted(people));
        assertEquals(1, service.log(created.id(), 0, 10).changes().size(), "they are there from its creation on");
    }

    @Test
    void everybodyInItIsToldThatItTakesPart() throws Exception {
        try (var ear = new Ear(redis)) {
            var created = her.group("Told", bob).id();
            var joined = joined(created, 0);
            assertEquals(joined, told(ear, alice, created));
            assertEquals(joined, told(ear, bob, created));

            her.add(created, carol, null);

            assertEquals(joined(created, 1), told(ear, carol, created));
        }
    }

    @Test
    void anOwnerAddsPeopleAndChangesTheirRoles() {
        var people = her.add(group, carol, null);

        assertEquals(ParticipantRole.MEMBER, of(people, carol).role());
        assertEquals(2, her.get(group).seq());
        assertEquals(people, her.add(group, carol, ParticipantRole.MEMBER));
        assertEquals(2, her.get(group).seq(), "nothing changed");

        her.add(group, carol, ParticipantRole.OWNER);

        assertEquals(3, her.get(group).seq());
        assertEquals(
                "By Carol",
                Session.of(carol)
                        .change(group, ConversationPatch.rename("By Carol"))
                        .title());
        var added = service.log(group, 2, 1).changes().getFirst();
        assertEquals(
                ParticipantRole.OWNER,
                assertInstanceOf(Change.ParticipantAdded.class, added)
                        .participant()
                        .role());
    }

    @Test
    void aRoleChangesAndWhatIsOnesOwnStays() {
        service.append(message(group, alice, "read me"));
        him.read(group, 2);
        him.change(group, ConversationPatch.pin(true));
        var before = him.get(group);

        her.add(group, bob, ParticipantRole.OWNER);

        var after = him.get(group);
        assertEquals(ParticipantRole.OWNER, after.role());
        assertTrue(after.pinned());
        assertEquals(before.readSeq(), after.readSeq());
    }

    @Test
    void whoIsRemovedSeesNothingMoreAndSaysNothingMore() {
        service.append(message(group, bob, "before"));

        var left = her.remove(group, bob);

        assertEquals(List.of(alice), sorted(left));
        assertEquals(left, her.remove(group, bob), "who takes no part can be removed again");
        assertRefused(ErrorCode.NOT_FOUND, () -> him.get(group));
        assertRefused(ErrorCode.NOT_FOUND, () -> him.page(group, "limit=1"));
        assertRefused(ErrorCode.NOT_FOUND, () -> him.read(group, 1));
        assertEquals(List.of(), him.list("kind=group").conversations());
        assertEquals(
                ErrorCode.NOT_FOUND,
                service.append(message(group, bob, "after")).getFirst().refused());
        var removed = assertInstanceOf(
                Change.ParticipantRemoved.class,
                service.log(group, 2, 1).changes().getFirst());
        assertEquals(bob, removed.userId());
        assertEquals(false, removed.left());
    }

    @Test
    void whoLeavesIsGoneAndTheLastOneEndsTheGroup() {
        him.leave(group);

        var left = assertInstanceOf(
                Change.ParticipantRemoved.class,
                service.log(group, 1, 1).changes().getFirst());
        assertTrue(left.left());
        assertRefused(ErrorCode.NOT_FOUND, () -> him.leave(group));

        her.leave(group);

        assertRefused(ErrorCode.NOT_FOUND, () -> her.get(group));
        assertInstanceOf(
                Change.ConversationDeleted.class,
                service.log(group, 2, 1).changes().getFirst());
    }

    @Test
    void aGroupKeepsAnOwner() {
        assertRefused(ErrorCode.CONFLICT, () -> her.leave(group));
        assertRefused(ErrorCode.CONFLICT, () -> her.remove(group, alice));
        assertRefused(ErrorCode.CONFLICT, () -> her.add(group, alice, ParticipantRole.MEMBER));

        her.add(group, bob, ParticipantRole.OWNER);
        her.leave(group);

        assertEquals(List.of(bob), sorted(him.participants(group)));
        him.change(group, ConversationPatch.rename("His now"));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.change(group, ConversationPatch.rename("Hers?")));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.get(group)); // Having created it gives no right.
    }

    @Test
    void onlyOwnersDecideAndOnlyInGroups() {
        assertRefused(ErrorCode.FORBIDDEN, () -> him.add(group, carol, null));
        assertRefused(ErrorCode.FORBIDDEN, () -> him.remove(group, alice));
        assertRefused(ErrorCode.FORBIDDEN, () -> him.change(group, ConversationPatch.rename("Mine")));
        assertRefused(ErrorCode.FORBIDDEN, () -> him.delete(group));
        assertRefused(ErrorCode.NOT_FOUND, () -> Session.of(carol).add(group, carol, null));
        assertRefused(ErrorCode.NOT_FOUND, () -> Session.of(carol).participants(group));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.add(group, UUID.randomUUID(), null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.add(group, null, null));

        var alone = her.create("With the AI").id();
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.add(alone, bob, null));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.leave(alone));
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.remove(her.direct(bob).id(), bob));
    }

    @Test
    void onlookersOfAPublicGroupDoNotSeeWhoTakesPart() {
        her.change(group, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));

        assertRefused(ErrorCode.FORBIDDEN, () -> Session.of(carol).participants(group));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.anonymous().participants(group));
        assertRefused(ErrorCode.FORBIDDEN, () -> Session.of(carol).leave(group));
        assertEquals(List.of(), Session.anonymous().snapshot(group, null, 10).participants());
        assertNull(Session.of(carol).get(group).role());
    }

    @Test
    void refusesPeopleThereAreNotAndTooMany() {
        assertRefused(ErrorCode.NOT_FOUND, () -> her.group("Nobody", UUID.randomUUID()));
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> her.create(new NewConversation(
                        ConversationKind.GROUP,
                        "Many",
                        null,
                        Collections.nCopies(1000, 0).stream()
                                .map(none -> UUID.randomUUID())
                                .toList(),
                        null)));
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> her.create(
                        new NewConversation(ConversationKind.GROUP, "Null", null, Arrays.asList((UUID) null), null)));
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> her.create(new NewConversation(ConversationKind.AI, "AI", null, List.of(bob), null)));
    }

    /// That somebody takes part from the change after this one on.
    private UserEvent joined(UUID conversation, long after) {
        var change = service.log(conversation, after, 1).changes().getFirst();
        return new UserEvent.Joined(conversation, ConversationKind.GROUP, change);
    }

    /// That it takes part in this conversation; what it was told of others before may still be on its way.
    private static UserEvent told(Ear ear, UUID person, UUID conversation) throws Exception {
        while (true) {
            if (ServiceHttp.JSON.readValue(ear.next(Channels.person(person)), UserEvent.class)
                            instanceof UserEvent.Joined joined
                    && joined.conversationId().equals(conversation)) {
                return joined;
            }
        }
    }

    private static ParticipantView of(List<ParticipantView> people, UUID person) {
        return people.stream()
                .filter(one -> one.userId().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static List<UUID> sorted(List<ParticipantView> people) {
        return people.stream().map(ParticipantView::userId).sorted().toList();
    }
}
