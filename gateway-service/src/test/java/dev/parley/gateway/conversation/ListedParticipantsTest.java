package dev.parley.gateway.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListedParticipantsTest {
    private static final UUID SELF = person(9);

    private static UUID person(int number) {
        return new UUID(0, number);
    }

    /// Ten people, of whom the eighth has read furthest.
    private static ConversationSnapshot crowd() {
        var people = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> new ParticipantView(
                        person(number),
                        number,
                        "number " + number,
                        null,
                        ParticipantRole.MEMBER,
                        number == 8 ? 50 : number == 9 ? 60 : 0,
                        null,
                        Instant.EPOCH,
                        null,
                        null))
                .toList();
        return new ConversationSnapshot(null, people, List.of(), false, 1);
    }

    private static List<Long> numbers(ConversationSnapshot snapshot) {
        return snapshot.participants().stream().map(ParticipantView::number).toList();
    }

    @Test
    void oneselfAndWhoHasReadFurthestStandThereWithTheFirstOfTheOthers() {
        assertEquals(List.of(1L, 2L, 8L, 9L), numbers(ListedParticipants.of(crowd(), SELF, 4)));
    }

    @Test
    void whereAllFitNothingIsLeftOut() {
        var crowd = crowd();

        assertSame(crowd, ListedParticipants.of(crowd, SELF, 10));
    }
}
