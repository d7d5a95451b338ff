package dev.parley.session.conversation;

import static dev.parley.session.support.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@SessionTest
class DirectTest {
    private final UUID alice = Session.somebody();
    private final UUID bob = Session.somebody();
    private final Session her = Session.of(alice);
    private final Session him = Session.of(bob);

    @Test
    void twoPeopleHaveOneWhoeverCreatesIt() {
        var first = her.direct(bob);

        assertNull(first.title());
        assertEquals(ConversationKind.DIRECT, first.kind());
        assertEquals(first.id(), him.direct(alice).id());
        assertEquals(him.get(first.id()), him.direct(alice));
        assertNotEquals(first.id(), her.direct(Session.somebody()).id());
        assertEquals(1, Session.service().log(first.id(), 0, 10).seq(), "a repeated creation is no change");
    }

    @Test
    void twoWhoCreateItAtOnceGetTheSame() throws Exception {
        var creations = new ArrayList<Callable<UUID>>();
        for (var number = 0; number < 8; number++) {
            creations.add(
                    number % 2 == 0
                            ? () -> her.direct(bob).id()
                            : () -> him.direct(alice).id());
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertEquals(
                    1,
                    threads.invokeAll(creations).stream()
                            .map(Future::resultNow)
                            .distinct()
                            .count());
        }
    }

    @Test
    void afterTheEndOfOneAnotherMayBegin() {
        var first = her.direct(bob).id();
        her.delete(first);

        assertNotEquals(first, him.direct(alice).id());
    }

    @Test
    void hasExactlyOneOtherPersonWhoExists() {
        assertRefused(ErrorCode.BAD_REQUEST, () -> her.direct(alice));
        assertRefused(ErrorCode.NOT_FOUND, () -> her.direct(UUID.randomUUID()));
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> her.create(NewConversation.alone(ConversationKind.DIRECT, null, null, null)));
        assertRefused(
                ErrorCode.BAD_REQUEST,
                () -> her.create(new NewConversation(
                        ConversationKind.DIRECT, null, null, List.of(bob, Session.somebody()), null)));
    }
}
