package dev.parley.gateway.protocol.rooms;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.gateway.protocol.Caller;
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
class HostileRoomsTest {
    private static final int FRAMES = 20_000;
    private static final Pattern OURS = Pattern.compile("dev\\.parley|java\\.|jackson|Exception|\\bat [a-z]");
    private static final List<String> SEEDS = List.of(
            "{\"type\":\"ping\",\"payload\":{}}",
            "{\"type\":\"chat:message\",\"payload\":{\"chatId\":\"01a21a6c-0000-7000-8000-0000000000c1\",\"content\":\"hi \\ud83d\\ude00\"}}",
            "{\"type\":\"chat:read\",\"payload\":{\"chatId\":\"01a21a6c-0000-7000-8000-0000000000c1\",\"messageId\":\"01a21a6c-0000-7000-8000-0000000000c1\"}}",
            "{\"type\":\"chat:typing\",\"payload\":{\"chatId\":\"01a21a6c-0000-7000-8000-0000000000c1\",\"isTyping\":true}}",
            "[{\"type\":[]}]",
            "{\"type\":\"chat:message\",\"payload\":[1,2,{}]}");

    private final RoomsDialect dialect = new RoomsDialect(
            new RoomsDialect.Shared(_ -> null, Samples.EXTERNAL_IDS, 4096, Clock.systemUTC()), true, true);

    @Test
    void mutatedFramesAreReadOrRefusedInWords() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var count = 0; count < FRAMES; count++) {
            var frame = Mutations.of(SEEDS.get(random.nextInt(SEEDS.size())), random);
            try {
                dialect.read(frame).command(Caller.STRANGER);
            } catch (InvalidFrame refused) {
                var words = new String(
                        TextFrame.text(dialect.refusal(refused.reference(), refused.refusal())),
                        StandardCharsets.UTF_8);
                var said = words.replaceAll("Unknown message type: .*", "");
                assertFalse(OURS.matcher(said).find(), () -> "seed " + seed + ": " + words);
            }
        }
    }
}
