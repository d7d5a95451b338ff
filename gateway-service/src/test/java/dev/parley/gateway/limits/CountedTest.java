package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Command;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What counts as what.
class CountedTest {
    private static final UUID ID = UUID.randomUUID();

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new Command.RegenerateReply(ID), Kind.AI_MESSAGE),
                Arguments.of(new Command.StartDocument("nda", null, null, false), Kind.AI_MESSAGE),
                Arguments.of(new Command.AnswerDocument(ID, "q", null, "k"), Kind.AI_MESSAGE),
                Arguments.of(new Command.ReviseDocument(ID, "q"), Kind.AI_MESSAGE),
                Arguments.of(new Command.BeginDocument(ID, "x", ID, "k"), Kind.AI_MESSAGE),
                Arguments.of(new Command.SayInDocument(ID, "q", "x", ID, "k"), Kind.AI_MESSAGE),
                Arguments.of(new Command.ResumeDocument(ID), null),
                Arguments.of(new Command.EditMessage(ID, "x", null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.DeleteMessage(ID, null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.React(ID, "👍", true), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.CreateConversation(null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.Locate(new Command.Numbered.Keyed(null), null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.Locate(new Command.Numbered.Message(1), null), null),
                Arguments.of(new Command.ChangeConversation(ID, null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.AddParticipant(ID, null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.RemoveParticipant(ID, ID), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.BlockPerson(ID, true), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.PublishTopic("t", "e", null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.VisitTopic(null), Kind.PEOPLE_MESSAGE),
                Arguments.of(new Command.ReadHistory(ID, null, null, null, 10), null),
                Arguments.of(new Command.Ping(), null));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itCountsAsWhatItCostsOthers(Command command, Kind kind) {
        assertEquals(kind, Counted.kind(command));
    }
}
