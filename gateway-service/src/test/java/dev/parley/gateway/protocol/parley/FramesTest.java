package dev.parley.gateway.protocol.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Samples;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Contract, examples and code of parley.v1 say the same: each frame has a schema and an example, each example fits its
/// schema, and the code reads or writes exactly that.
class FramesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = new Contract();
    private static final Caller ALICE = new Caller.Member(
            PersonView.builder()
                    .id(UUID.randomUUID())
                    .number(1)
                    .issuer("issuer")
                    .subject("alice")
                    .name("Alice")
                    .build(),
            new Caller.Token(null, null, Instant.EPOCH));

    private final ParleyDialect dialect = new ParleyDialect(
            new ParleyLimits("1.0.0", 131072, 10_000, 1000, 1000, 25_000, 100, 30, 300, 60), Samples.CLOCK);

    private static Stream<Example> commands() {
        return Example.of("commands").stream();
    }

    private static Stream<Example> replies() {
        return Example.of("replies").stream();
    }

    private static Stream<Example> events() {
        return Example.of("events").stream();
    }

    /// What a ready frame says (see [dev.parley.gateway.protocol.TextFrame]).
    private static ObjectNode said(byte[] frame) {
        var length = frame[1] & 0x7F;
        var header = length < 126 ? 2 : length == 126 ? 4 : 10;
        try {
            return (ObjectNode) JSON.readTree(frame, header, frame.length - header);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void fits(String message, JsonNode frame) {
        assertEquals(List.of(), CONTRACT.faults(message, frame), frame::toPrettyString);
    }

    @Test
    void theContractIsCompleteInItself() {
        assertEquals("3.0.0", CONTRACT.at("/asyncapi").asText());
        assertEquals(List.of(), CONTRACT.danglingReferences());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandFitsItsSchemaAndIsUnderstood(Example example) {
        fits(example.name(), example.frame());
        assertEquals(example.name(), example.frame().path("type").asText());

        var incoming = dialect.read(example.frame().toString().getBytes(StandardCharsets.UTF_8));

        assertEquals(example.name(), incoming.kind());
        assertInstanceOf(Command.class, incoming.command(ALICE));
        assertEquals("r1", ((Reference) incoming.reference()).ref());
    }

    @ParameterizedTest
    @MethodSource("replies")
    void aReplyFitsItsSchemaAndIsWhatTheCodeWrites(Example example) {
        var frame = example.frame();
        var reference = new Reference(frame.path("ref").textValue());
        if (example.name().equals("error")) {
            fits("error", frame);
            var refusal = new Rejection(
                    ErrorCode.of(frame.path("code").asText()),
                    null,
                    frame.path("message").asText(),
                    frame.path("retry_after_ms").asLong());
            assertEquals(frame, said(dialect.refusal(reference, refusal)));
            return;
        }
        fits("ok." + example.name(), frame);
        assertEquals(frame, said(dialect.answer(reference, Neutral.answer(example.name(), frame))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventFitsItsSchemaAndIsWhatTheCodeWrites(Example example) {
        var frame = example.frame();
        fits(example.name(), frame);
        assertEquals(example.name(), frame.path("type").asText());
        var written = example.name().equals("server.draining")
                ? dialect.farewell(frame.path("reconnect_in_ms").asLong())
                : dialect.encoder().encode(Neutral.event(frame));

        assertEquals(frame, said(written));
    }

    @Test
    void everyCommandHasAnExampleAndAnExampleOfItsOk() {
        assertEquals(new TreeSet<>(CommandTypes.ALL), names(commands()));
        var answered = names(replies());
        assertTrue(answered.remove("error"));
        assertEquals(new TreeSet<>(CommandTypes.ALL), answered);
    }

    @Test
    void everySchemaHasAnExampleAndEveryExampleASchema() {
        var exemplified = new TreeSet<>(names(commands()));
        names(replies()).forEach(name -> exemplified.add(name.equals("error") ? name : "ok." + name));
        exemplified.addAll(names(events()));

        assertEquals(CONTRACT.messages(), exemplified);
    }

    @Test
    void everyEventOfTheCodeHasAnExample() {
        var said = new HashSet<Class<?>>();
        events().filter(example -> !example.name().equals("server.draining")).forEach(example -> {
            var event = Neutral.event(example.frame());
            said.add(event.getClass());
            if (event instanceof Event.Durable durable) {
                said.add(durable.change().getClass());
            } else if (event instanceof Event.Ephemeral passing) {
                said.add(passing.ephemeral().getClass());
            }
        });

        // Of which only clients of other dialects are told.
        assertEquals(Set.of(Event.DocumentHeld.class, Event.TypingRepeated.class), without(said, Event.class));
        assertEquals(Set.of(), without(said, Change.class));
        assertEquals(Set.of(), without(said, Ephemeral.class));
    }

    @Test
    void everyAnswerOfTheCodeHasAnExample() {
        var given = replies()
                .filter(example -> !example.name().equals("error"))
                .map(example -> Neutral.answer(example.name(), example.frame()).getClass())
                .collect(Collectors.<Class<?>>toSet());

        // What only canisters and the clients of other dialects are answered.
        assertEquals(
                Set.of(
                        Answer.Authenticated.class,
                        Answer.Entered.class,
                        Answer.Online.class,
                        Answer.DocumentOpened.class,
                        Answer.CanisterAttached.class,
                        Answer.CanisterReceipt.class,
                        Answer.CanisterStatusNoted.class),
                without(given, Answer.class));
    }

    private static Set<Class<?>> without(Set<Class<?>> some, Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .filter(type -> !some.contains(type))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Stream<Example> examples) {
        return examples.map(Example::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
