package dev.parley.gateway.protocol.pitchey;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Mutations;
import dev.parley.gateway.protocol.Samples;
import dev.parley.gateway.protocol.TextFrame;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever bytes come: a command, or a refusal that says nothing of us.
class HostilePitcheyTest {
    private static final int FRAMES = 20_000;
    private static final Pattern OURS = Pattern.compile("dev\\.parley|java\\.|jackson|Exception|\\bat [a-z]");
    private static final List<String> SEEDS = List.of(
            "{\"type\":\"ping\"}",
            "{\"type\":\"send_message\",\"conversationId\":1,\"content\":\"hi \\ud83d\\ude00\",\"requestId\":\"r\",\"attachments\":[{\"url\":\"u\",\"size\":3}]}",
            "{\"type\":\"send_message\",\"recipientId\":\"12\",\"content\":\"hi\"}",
            "{\"type\":\"mark_read\",\"messageId\":123}",
            "{\"type\":\"typing_start\",\"conversationId\":1e3}",
            "{\"type\":\"pitch_comment\",\"pitchId\":7,\"text\":{\"a\":[1,null]}}",
            "[{\"type\":[]}]");

    private final PitcheyDialect dialect =
            new PitcheyDialect(PitcheyDialect.Shared.of(_ -> null, Samples.NUMBERS, 4096, Clock.systemUTC()));

    @Test
    void mutatedFramesAreReadOrRefusedInWords() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var count = 0; count < FRAMES; count++) {
            var frame = Mutations.of(SEEDS.get(random.nextInt(SEEDS.size())), random);
            try {
                var incoming = dialect.read(frame);
                if (incoming != null) {
                    incoming.command(Samples.CALLER);
                }
            } catch (InvalidFrame refused) {
                var words = new String(
                        TextFrame.text(dialect.refusal(refused.reference(), refused.refusal())),
                        StandardCharsets.UTF_8);
                assertFalse(OURS.matcher(words).find(), () -> "seed " + seed + ": " + words);
            }
        }
    }
}
