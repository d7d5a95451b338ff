package dev.parley.session.place;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.place.Delivered;
import dev.parley.session.contract.place.Place;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@SessionTest
class PlacesTest {
    Postgres postgres;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final UUID carol = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session his = Session.of(bob);
    private final UUID group = her.group("Places", bob).id();

    @Test
    void aPositionGoesOnlyForwardAndWhatIsReadIsDelivered() {
        service.append(message(group, alice, "one"), message(group, alice, "two"), message(group, alice, "three"));

        assertEquals(0, place(his).deliveredSeq());
        service.places().delivered(new Delivered.Item(group, bob, 3));
        service.places().delivered(new Delivered.Item(group, bob, 2), new Delivered.Item(group, carol, 4));
        assertEquals(new Place(group, her.get(group).number(), 4, 3, List.of(alice)), place(his));
        assertEquals(0, place(her).deliveredSeq(), "everybody has a position of its own");
        his.read(group, 4);
        assertEquals(4, place(his).deliveredSeq());
        assertRefused(ErrorCode.FORBIDDEN, () -> his.places().delivered(new Delivered.Item(group, bob, 4)));
    }

    @Test
    void whoeverHoldsOnePositionHoldsUpNoOther() throws SQLException {
        service.append(message(group, alice, "one"), message(group, alice, "two"));
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("select from participant where user_id = '" + bob + "' for update");

            assertRefused(
                    ErrorCode.UNAVAILABLE,
                    () -> service.places()
                            .delivered(new Delivered.Item(group, bob, 3), new Delivered.Item(group, alice, 2)));

            assertEquals(2, place(her).deliveredSeq());
            admin.rollback();
        }
        service.places().delivered(new Delivered.Item(group, bob, 3), new Delivered.Item(group, alice, 2));
        assertEquals(3, place(his).deliveredSeq());
    }

    @Test
    void whoComesInLaterHasMissedNothingOfWhatWasBefore() {
        service.append(message(group, alice, "one"));
        her.add(group, carol, ParticipantRole.MEMBER);

        assertEquals(2, place(Session.of(carol)).deliveredSeq());
    }

    @Test
    void numbersAreFoundByThoseWhoMayKnowThem() {
        var sent = service.append(message(group, alice, "one")).getFirst();
        var number = her.get(group).number();
        var somebody = Session.of(carol);

        assertEquals(group, his.places().conversation(number).conversationId());
        assertEquals("one", his.places().message(sent.number()).content());
        assertRefused(ErrorCode.NOT_FOUND, () -> somebody.places().conversation(number));
        assertRefused(ErrorCode.NOT_FOUND, () -> somebody.places().message(sent.number()));
        assertRefused(ErrorCode.NOT_FOUND, () -> his.places().conversation(Long.MAX_VALUE));
        assertRefused(ErrorCode.NOT_FOUND, () -> his.places().person(-1));
    }

    @Test
    void aPersonsNumberIsTheOneItsTokenBrings() {
        var number = ThreadLocalRandom.current().nextLong(1, SignIn.OWN_NUMBERS);
        var subject = UUID.randomUUID().toString();
        var first = signIn(subject, number);
        var thief = signIn(UUID.randomUUID().toString(), number);

        assertEquals(number, first.number());
        assertEquals(number, signIn(subject, number).number());
        assertTrue(thief.number() >= SignIn.OWN_NUMBERS, "a number that is taken stays whose it is");
        var found = her.places().person(number);
        assertEquals(first.id(), found.id());
        assertNull(found.lastActiveAt(), "when it was here is not everybody's");
    }

    private dev.parley.session.contract.person.PersonView signIn(String subject, Long number) {
        return service.signIn(SignIn.builder()
                        .issuer("numbers")
                        .subject(subject)
                        .number(number)
                        .build())
                .person();
    }

    private Place place(Session session) {
        return session.places().all().stream()
                .filter(place -> place.conversationId().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
