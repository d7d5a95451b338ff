package dev.parley.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FrameTypesTest {
    private static final Pattern SAID = Pattern.compile("(?m)^< \\{\"type\":\"([^\"]+)\"");

    /// What is said of topics, and so has the names of events.
    private static final Set<String> EVENTS = Set.of("pitch_viewed", "pitch_liked", "nda_signed", "notification");

    @Test
    void whatTheGoldenTranscriptsHearTheServerSayIsReserved() throws IOException {
        var free = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/test/resources/transcripts"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                SAID.matcher(Files.readString(file))
                        .results()
                        .map(said -> said.group(1))
                        .filter(type -> !FrameTypes.isReserved(type) && !EVENTS.contains(type))
                        .forEach(free::add);
            }
        }
        assertEquals(Set.of(), free);
    }

    @Test
    void whatTheExamplesOfEventsSayIsReserved() throws IOException {
        var free = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/test/resources/frames/parley/events"))) {
            for (var file : files.toList()) {
                var type = Pattern.compile("\"type\": \"([^\"]+)\"").matcher(Files.readString(file));
                if (type.find() && !FrameTypes.isReserved(type.group(1)) && !EVENTS.contains(type.group(1))) {
                    free.add(type.group(1));
                }
            }
        }
        assertEquals(Set.of(), free);
    }
}
