package dev.parley.gateway.protocol.rooms;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.RefusedFrame;
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

    private final RoomsDialect dialect =
            new RoomsDialect(RoomsDialect.Shared.of(_ -> null, 4096, Clock.systemUTC()), true, true);

    @Test
    void mutatedFramesAreReadOrRefusedInWords() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var count = 0; count < FRAMES; count++) {
            var frame = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            try {
                dialect.read(frame).command(Caller.STRANGER);
            } catch (RefusedFrame refused) {
                var words = new String(
                        TextFrame.text(dialect.refusal(refused.reference(), refused.refusal())),
                        StandardCharsets.UTF_8);
                var said = words.replaceAll("Unknown message type: .*", "");
                assertFalse(OURS.matcher(said).find(), () -> "seed " + seed + ": " + words);
            }
        }
    }

    private static byte[] mutated(String seed, Random random) {
        var bytes = seed.getBytes(StandardCharsets.UTF_8);
        for (var times = random.nextInt(6); times > 0 && bytes.length > 0; times--) {
            var at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 -> {
                    bytes[at] = (byte) random.nextInt(256);
                    yield bytes;
                }
                case 1 -> java.util.Arrays.copyOf(bytes, at);
                case 2 -> joined(bytes, java.util.Arrays.copyOfRange(bytes, at, bytes.length));
                default -> joined(java.util.Arrays.copyOf(bytes, at), "[[[{\"\\u0000".getBytes(StandardCharsets.UTF_8));
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
