package dev.parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private final FrameReader reader = new FrameReader(64);

    @Test
    void readsFramesOfEveryLengthWhereverTheStreamIsCut() throws IOException {
        var texts = List.of("", "a", "b".repeat(125), "c".repeat(126), "d".repeat(65_535), "e".repeat(70_000), "end");
        var stream = new ByteArrayOutputStream();
        for (var text : texts) {
            stream.writeBytes(frame(0x81, text));
        }
        for (var piece : List.of(1, 2, 3, 1000, 60_000)) {
            var read = new ArrayList<String>();
            var bytes = stream.toByteArray();
            for (var at = 0; at < bytes.length; at += piece) {
                reader.add(bytes, at, Math.min(piece, bytes.length - at));
                reader.frames((_, from, offset, length) ->
                        read.add(new String(from, offset, length, StandardCharsets.US_ASCII)));
            }
            assertEquals(texts, read);
        }
    }

    @Test
    void tellsWhatKindOfFrameItIs() throws IOException {
        var kinds = new ArrayList<Integer>();
        for (var first : List.of(0x81, 0x89, 0x88)) {
            var frame = frame(first, "xx");
            reader.add(frame, 0, frame.length);
        }
        reader.frames((opcode, _, _, _) -> kinds.add(opcode));
        assertEquals(List.of(FrameReader.TEXT, FrameReader.PING, FrameReader.CLOSE), kinds);
    }

    @Test
    void saysSoWhenAServerFragments() {
        var fragment = frame(0x01, "half");
        reader.add(fragment, 0, fragment.length);
        assertThrows(IOException.class, () -> reader.frames((_, _, _, _) -> {}));
    }

    private static byte[] frame(int first, String text) {
        var stream = new ByteArrayOutputStream();
        stream.write(first);
        if (text.length() < 126) {
            stream.write(text.length());
        } else if (text.length() < 65_536) {
            stream.writeBytes(new byte[] {126, (byte) (text.length() >> 8), (byte) text.length()});
        } else {
            stream.write(127);
            stream.writeBytes(ByteBuffer.allocate(8).putLong(text.length()).array());
        }
        stream.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return stream.toByteArray();
    }
}
