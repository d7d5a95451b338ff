package dev.parley.gateway.protocol.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Samples;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Half of a surrogate pair in any text, or name, of any command.
class HalfCharacterTest {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final String HALF = "\\ud83d";

    private final ParleyDialect dialect = new ParleyDialect(
            new ParleyLimits("1.0.0", 131072, 10_000, 1000, 1000, 25_000, 100, 30, 300, 60), Samples.CLOCK);

    @Test
    void everyTextOfEveryCommandIsRefusedAndAnsweredWithItsRef() {
        var tried = 0;
        for (var example : Example.of("commands")) {
            var frame = example.frame().toString();
            for (var found = TEXT.matcher(frame); found.find(); tried++) {
                var broken = frame.substring(0, found.end() - 1) + HALF + frame.substring(found.end() - 1);
                var refused = assertThrows(
                        InvalidFrame.class, () -> dialect.read(broken.getBytes(StandardCharsets.UTF_8)), broken);
                assertEquals(ErrorCode.BAD_REQUEST, refused.refusal().code());
                var isName = frame.startsWith(":", found.end());
                if (!isName && broken.contains("\"ref\":\"r1\"")) {
                    assertEquals("r1", ((Reference) refused.reference()).ref(), broken);
                }
            }
        }
        assertTrue(tried > 200);
    }

    @Test
    void aBodyIsRefusedAlsoWhereTheHalfIsWrittenAsBytes() {
        var escaped = "{\"content\":\"a\\udc00\"}".getBytes(StandardCharsets.UTF_8);
        var raw = "{\"content\":\"a??? b\"}".getBytes(StandardCharsets.US_ASCII);
        raw[13] = (byte) 0xED;
        raw[14] = (byte) 0xA0;
        raw[15] = (byte) 0xBD;

        for (var body : new byte[][] {escaped, raw}) {
            var refused = assertThrows(RequestRejected.class, () -> ParleyForm.fields(body));
            assertEquals(ErrorCode.BAD_REQUEST, refused.code());
        }
        var whole = "{\"content\":\"\\ud83d\\ude00\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals("😀", ParleyForm.fields(whole).path("content").textValue());
    }
}
