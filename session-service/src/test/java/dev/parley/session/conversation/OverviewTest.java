package dev.parley.session.conversation;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ConversationOverview;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@SessionTest
class OverviewTest {
    private static final int GROUPS = 3000;
    private static final String SEVERAL_GROUPS = """
            with made as (
                insert into conversation (id, kind, owner_id, title, last_seq, message_count, last_message_at,
                    created_at, updated_at)
                select gen_random_uuid(), 'group', ?::uuid, 'Group ' || n, 2, 1, now(), now(), now()
                from generate_series(1, %d) n
                returning id
            ), inside as (
                insert into participant (conversation_id, user_id, joined_at, updated_at)
                select id, one, now(), now() from made, unnest(array[?::uuid, ?::uuid]) one
            )
            insert into message (conversation_id, seq, id, changed_seq, sender_id, role, content, content_type, created_at)
            select id, 2, gen_random_uuid(), 2, ?::uuid, 'user', 'the last', 'text', now() from made""".formatted(GROUPS);

    private static final String MANY_PEOPLE = """
            with made as (
                insert into app_user (id, issuer, subject, created_at, updated_at, last_active_at)
                select gen_random_uuid(), 'test', gen_random_uuid(), now(), now(), now() from generate_series(1, 2000)
                returning id
            )
            insert into participant (conversation_id, user_id, joined_at, updated_at)
            select one, id, now(), now() from made, unnest(?) one""";

    Postgres postgres;

    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();

    @Test
    void aPersonOfThreeThousandGroupsIsShownAllOfThemInSixPages() throws Exception {
        groups(alice, bob);

        var pages = pages(bob, 1000);
        assertEquals(6, pages.size());
        var all = pages.stream().flatMap(page -> page.conversations().stream()).toList();
        assertEquals(GROUPS, all.size());
        assertEquals(GROUPS, ids(all).size());
        assertTrue(all.stream()
                .allMatch(shown -> shown.participants().size() == 2
                        && shown.messages().getFirst().content().equals("the last")
                        && shown.conversation().unread() == 1));

        var signedIn = Session.signIn(subject(bob));
        assertTrue(signedIn.more());
        assertEquals(GROUPS, Session.of(bob).places().all().size());
    }

    @Test
    void eachIsShownAsItIsShownAlone() {
        var group = Session.of(alice).group("Ours", bob).id();
        Session.service().append(message(group, alice, "hello"), message(group, bob, "hello yourself"));
        Session.of(bob).read(group, 2);
        var alone = Session.of(alice).create("With the AI").id();
        Session.of(bob).group("Not hers");

        var shown = pages(alice, 1).stream()
                .flatMap(page -> page.conversations().stream())
                .toList();

        assertEquals(Set.of(group, alone), ids(shown));
        for (var one : shown) {
            var id = one.conversation().id();
            var snapshot = Session.of(alice).snapshot(id, null, 1);
            assertEquals(snapshot.conversation(), one.conversation());
            assertEquals(snapshot.participants(), one.participants());
            assertEquals(snapshot.messages(), one.messages());
        }
        var hers = shown.getFirst();
        assertEquals(
                2,
                hers.participants().stream()
                        .mapToLong(ParticipantView::readSeq)
                        .max()
                        .orElseThrow());
    }

    @Test
    void aPageEndsWhereItsMessagesWouldBecomeTooLarge() throws SQLException {
        var groups = new HashSet<UUID>();
        for (var number = 0; number < 5; number++) {
            var group = Session.of(alice).group("Group " + number, bob).id();
            Session.service().append(message(group, bob, "short"));
            groups.add(group);
        }
        try (var connection = postgres.admin();
                var statement = connection.prepareStatement(
                        "update message set content = repeat('x', 400000) where conversation_id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", groups.toArray()));
            statement.executeUpdate();
        }

        var pages = pages(alice, 100);

        assertEquals(
                List.of(2, 2, 1),
                pages.stream().map(page -> page.conversations().size()).toList());
        assertEquals(
                groups,
                ids(pages.stream()
                        .flatMap(page -> page.conversations().stream())
                        .toList()));
    }

    @Test
    void aPageEndsWhereItsPeopleWouldBecomeTooMany() throws SQLException {
        var groups = new HashSet<UUID>();
        for (var number = 0; number < 3; number++) {
            groups.add(Session.of(alice).group("Group " + number, bob).id());
        }
        try (var connection = postgres.admin();
                var statement = connection.prepareStatement(MANY_PEOPLE)) {
            statement.setArray(1, connection.createArrayOf("uuid", groups.toArray()));
            statement.executeUpdate();
        }

        var pages = pages(alice, 100);

        assertEquals(
                List.of(2, 1),
                pages.stream().map(page -> page.conversations().size()).toList());
        assertEquals(
                2002, pages.getFirst().conversations().getFirst().participants().size());
    }

    @Test
    void whatIsArchivedDeletedOrOfOthersIsNotShownAndNobodyIsShownNothing() {
        var gone = Session.of(alice).create("Gone").id();
        Session.of(alice).delete(gone);

        assertEquals(List.of(), pages(alice, 10).getFirst().conversations());
        assertRefused(ErrorCode.FORBIDDEN, () -> page(Session.anonymous(), null, 10));
        assertRefused(ErrorCode.BAD_REQUEST, () -> page(Session.of(alice), null, 0));
    }

    private static Set<UUID> ids(List<ConversationSnapshot> shown) {
        return shown.stream().map(one -> one.conversation().id()).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<ConversationOverview> pages(UUID person, int limit) {
        var pages = new ArrayList<ConversationOverview>();
        UUID last = null;
        do {
            pages.add(page(Session.of(person), last, limit));
            last = pages.getLast().last();
        } while (last != null);
        assertNull(pages.getLast().last());
        return pages;
    }

    private static ConversationOverview page(Session session, UUID after, int limit) {
        return session.send(
                "GET",
                "/internal/v1/conversations/overview?limit=" + limit + (after == null ? "" : "&after=" + after),
                null,
                ConversationOverview.class);
    }

    private void groups(UUID owner, UUID other) throws SQLException {
        try (var connection = postgres.admin();
                var statement = connection.prepareStatement(SEVERAL_GROUPS)) {
            statement.setObject(1, owner);
            statement.setObject(2, owner);
            statement.setObject(3, other);
            statement.setObject(4, owner);
            statement.executeUpdate();
        }
    }

    private String subject(UUID person) throws SQLException {
        try (var connection = postgres.admin();
                var statement = connection.prepareStatement("select subject from app_user where id = ?")) {
            statement.setObject(1, person);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
