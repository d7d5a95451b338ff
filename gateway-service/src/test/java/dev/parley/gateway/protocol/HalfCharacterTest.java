package dev.parley.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.avai.AvaiDialect;
import dev.parley.gateway.protocol.documents.DocumentsDialect;
import dev.parley.gateway.protocol.parley.ParleyDialect;
import dev.parley.gateway.protocol.parley.ParleyLimits;
import dev.parley.gateway.protocol.pitchey.PitcheyDialect;
import dev.parley.gateway.protocol.rooms.RoomsDialect;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Half of a surrogate pair in any text of any frame of the dialects' transcripts.
class HalfCharacterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TRANSCRIPTS = Path.of("src", "test", "resources", "transcripts");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final String HALF = "\\ud83d";

    /// `heard` is in the frames the dialect has an answer for.
    record Spoken(String name, Supplier<Dialect> dialect, String heard) {
        /// What is said, as long as it is JSON.
        List<String> frames() {
            try (var transcripts = Files.list(TRANSCRIPTS.resolve(name))) {
                return transcripts
                        .flatMap(Spoken::lines)
                        .filter(line -> line.startsWith("> {"))
                        .map(line -> line.substring(2))
                        .distinct()
                        .toList();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static Stream<String> lines(Path transcript) {
            try {
                return Files.readAllLines(transcript).stream();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Spoken> dialects() {
        var avai = new AvaiDialect.Shared("1.0.0", 10_240, Samples.CLOCK);
        var rooms = new RoomsDialect.Shared(Samples.NAMES, Samples.EXTERNAL_IDS, 4096, Samples.CLOCK);
        var pitchey = PitcheyDialect.Shared.of(Samples.NAMES, Samples.NUMBERS, 4096, Samples.CLOCK);
        var parley = new ParleyLimits("1.0.0", 131072, 10_000, 1000, 1000, 25_000, 100, 30, 300, 60);
        return Stream.of(
                new Spoken("avai", () -> new AvaiDialect(avai, true), ""),
                new Spoken("documents", () -> new DocumentsDialect("mutual-nda"), "\"type\":\"user_message\""),
                new Spoken("rooms", () -> new RoomsDialect(rooms, true, true), ""),
                new Spoken("pitchey", () -> new PitcheyDialect(pitchey), ""),
                new Spoken("parley", () -> new ParleyDialect(parley, Samples.CLOCK), ""));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void isRefusedInTheWordsAFrameIsAnsweredIn(Spoken spoken) {
        var tried = 0;
        for (var frame : spoken.frames()) {
            for (var found = TEXT.matcher(frame); found.find(); ) {
                var broken = frame.substring(0, found.end() - 1) + HALF + frame.substring(found.end() - 1);
                var isName = frame.startsWith(":", found.end());
                if (!isName && broken.contains(spoken.heard())) {
                    tried++;
                    isRefused(spoken.dialect().get(), broken);
                }
            }
        }
        assertTrue(tried >= 2, spoken + " was tried with " + tried);
    }

    private static void isRefused(Dialect dialect, String broken) {
        var refused =
                assertThrows(InvalidFrame.class, () -> dialect.read(broken.getBytes(StandardCharsets.UTF_8)), broken);
        var told = new Transcript(dialect);
        told.hears(dialect.refusal(refused.reference(), refused.refusal()));
        var words = told.heard();

        assertEquals(ErrorCode.BAD_REQUEST, refused.refusal().code(), broken);
        assertTrue(!words.isEmpty() && words.stream().allMatch(WireJson::isWhole), broken);
        for (var name : ids(json(broken))) {
            for (var word : words) {
                assertEquals(json(broken).path(name), json(word).path(name), broken);
            }
        }
    }

    /// Those of the frame that are whole, and are told with what comes of it.
    private static List<String> ids(JsonNode frame) {
        var echoed = frame.path("type").asText().equals("analysis_request")
                ? List.of("request_id")
                : List.of("ref", "requestId", "messageId");
        return echoed.stream()
                .filter(name -> frame.path(name).isTextual())
                .filter(name -> WireJson.isWhole(frame.path(name).textValue()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
