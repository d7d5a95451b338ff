package dev.parley.soak.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HintsTest {
    private static final String OTHERS = "+OK\r\n$-1\r\n:7\r\n*2\r\n$1\r\na\r\n*0\r\n%1\r\n+server\r\n$5\r\nredis\r\n"
            + "*3\r\n$9\r\nsubscribe\r\n$3\r\nc:1\r\n:1\r\n*3\r\n$7\r\nmessage\r\n$3\r\ng:1\r\n$0\r\n\r\n";
    private static final String HINT =
            ">3\r\n$7\r\nmessage\r\n$3\r\nc:1\r\n$7\r\n1 1 [ü]\r\n".replace("$7\r\n1", "$8\r\n1");

    private final Hints hints = new Hints(1);

    @Test
    void everythingPassesUnchangedUntilAskedOtherwise() throws IOException {
        assertEquals(OTHERS + HINT + HINT, passed(OTHERS + HINT + HINT));
    }

    @Test
    void aTenthIsLostAndATenthComesTwice() throws IOException {
        hints.mangles(0.1);

        var passed = passed(HINT.repeat(10_000));

        assertEquals(10_000, hints.passed() + hints.dropped() + hints.doubled());
        assertTrue(Math.abs(hints.dropped() - 1000) < 150, hints.dropped() + " dropped");
        assertTrue(Math.abs(hints.doubled() - 1000) < 150, hints.doubled() + " doubled");
        assertEquals(HINT.repeat((int) (hints.passed() + 2 * hints.doubled())), passed);
    }

    @Test
    void nothingButHintsIsLost() throws IOException {
        hints.mangles(0.5);

        assertEquals(OTHERS.repeat(100), passed(OTHERS.repeat(100)));
    }

    private String passed(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        hints.pass(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out, new Gate());
        return out.toString(StandardCharsets.UTF_8);
    }
}
