package dev.parley.session.conversation;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who has said something and has left is told of with what it has said.
@SessionTest
class FormerAuthorsTest {
    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final PersonView carol =
            Session.signIn("carol-" + UUID.randomUUID()).person();
    private final UUID silent = Session.somebody();
    private final Session her = Session.of(alice);
    private final UUID group = her.group("Former", bob, carol.id(), silent).id();

    private void carolSpeaksAndLeaves() {
        service.append(message(group, alice, "hers"), message(group, carol.id(), "carol's"));
        Session.of(carol.id()).leave(group);
        Session.of(silent).leave(group);
    }

    private static List<UUID> ids(List<KnownPerson> people) {
        return people.stream().map(KnownPerson::id).toList();
    }

    @Test
    void withTheConversation() {
        carolSpeaksAndLeaves();

        var former = her.snapshot(group, null, 50).former();

        assertEquals(List.of(carol.id()), ids(former));
        assertEquals(carol.name(), former.getFirst().name());
        assertEquals(carol.number(), former.getFirst().number());
        assertEquals(carol.subject(), former.getFirst().externalId().subject());
        assertNull(former.getFirst().lastActiveAt(), "it is not told when it was here");
        assertEquals(List.of(), her.snapshot(group, null, 0).former(), "nothing is shown that it has said");
    }

    @Test
    void withAPageOfMessages() {
        carolSpeaksAndLeaves();

        assertEquals(List.of(carol.id()), ids(her.page(group, "limit=50").former()));
        assertEquals(List.of(), her.page(group, "limit=1&from=0").former());
        assertEquals(
                List.of(carol.id()),
                ids(Session.of(bob).page(group, "limit=1&from=1").former()));
    }

    @Test
    void withTheNewestMessageOfEachConversation() {
        var other = her.group("Other", carol.id()).id();
        service.append(message(other, carol.id(), "she takes part here"));
        carolSpeaksAndLeaves();

        var overview = her.overview(10).conversations();

        for (var snapshot : overview) {
            var expected = snapshot.conversation().id().equals(group) ? List.of(carol.id()) : List.of();
            assertEquals(expected, ids(snapshot.former()));
        }
        assertEquals(2, overview.size());
    }

    @Test
    void whoComesBackIsOneOfThoseWhoTakePart() {
        carolSpeaksAndLeaves();
        her.add(group, carol.id(), null);

        assertEquals(List.of(), her.snapshot(group, null, 50).former());
        assertEquals(List.of(), her.page(group, "limit=50").former());
    }

    @Test
    void anOnlookerIsToldOfNobody() {
        carolSpeaksAndLeaves();
        her.change(group, new ConversationPatch(null, null, null, null, Visibility.PUBLIC));

        for (var onlooker : List.of(Session.anonymous(), Session.of(Session.somebody()))) {
            assertEquals(2, onlooker.page(group, "limit=50").messages().size());
            assertEquals(List.of(), onlooker.page(group, "limit=50").former());
            assertEquals(List.of(), onlooker.snapshot(group, null, 50).former());
        }
    }
}
