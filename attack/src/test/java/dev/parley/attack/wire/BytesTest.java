package dev.parley.attack.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void aFrameSaysItsLengthInTheShortestForm() {
        assertEquals("8184000000006869686f", hex(Bytes.text("hiho")));
        assertEquals("81fe007e00000000", hex(Bytes.header(true, Bytes.TEXT, 126)));
        assertEquals("02ff000000000001000000000000", hex(Bytes.header(false, Bytes.BINARY, 65_536)));
    }

    @Test
    void aRequestEndsWithAnEmptyLine() {
        assertEquals("GET /x HTTP/1.1\r\nHost: localhost\r\nA: b\r\n\r\n", Bytes.request("GET", "/x", "A: b"));
        assertArrayEquals("abab".getBytes(java.nio.charset.StandardCharsets.US_ASCII), Bytes.repeated("ab", 2));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
