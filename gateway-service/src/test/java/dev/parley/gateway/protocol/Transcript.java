package dev.parley.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What passes over one connection, a line for each frame: `>` what the client says, `<` what it hears. The golden ones
/// among the test resources are the dialects' documentation too.
public final class Transcript {
    private static final int SHORT = 126;

    private final Dialect dialect;
    private final List<String> lines = new ArrayList<>();

    public Transcript(Dialect dialect) {
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    /// `answer` null: none comes, or it comes as an event.
    public void says(String text, Answer answer) {
        lines.add("> " + text);
        try {
            var incoming = dialect.read(text.getBytes(StandardCharsets.UTF_8));
            if (incoming == null) {
                return; // Passed over.
            }
            incoming.command(Samples.CALLER);
            hears(answer == null ? null : dialect.answer(incoming.reference(), answer));
        } catch (InvalidFrame refused) {
            hears(dialect.refusal(refused.reference(), refused.refusal()));
        }
    }

    public void hears(Event event) {
        var encoder = dialect.encoder(event);
        hears(encoder == null ? null : encoder.encode(event));
    }

    /// What it says of an event only after it has looked at the conversation.
    public void looksAndHears(Event.Durable event) {
        assertEquals(
                event.conversation(),
                dialect.asks(event, dialect.encoder(event).encode(event) != null)
                        .conversation());
        hears(dialect.shown(event, Samples.snapshot()));
    }

    /// Ready frames (null: none).
    public void hears(byte[] frames) {
        var at = 0;
        while (frames != null && at < frames.length) {
            int length = frames[at + 1];
            at += 2;
            if (length == SHORT) {
                length = (frames[at] & 0xff) << 8 | frames[at + 1] & 0xff;
                at += 2;
            }
            lines.add("< " + foreseen(new String(frames, at, length, StandardCharsets.UTF_8)));
            at += length;
        }
    }

    /// What has been heard so far, each frame its text.
    List<String> heard() {
        return lines.stream()
                .filter(line -> line.startsWith("< "))
                .map(line -> line.substring(2))
                .toList();
    }

    /// Avai gives every error an id of its own.
    private static String foreseen(String text) {
        return text.replaceAll("\"requestId\":\"[0-9a-f-]{36}\"", "\"requestId\":\"(a new one)\"");
    }

    /// To the byte.
    public void isGolden(String name) {
        try (var transcript = Transcript.class.getResourceAsStream("/transcripts/" + name)) {
            var golden = new String(transcript.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertEquals(String.join("\n", golden), String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
