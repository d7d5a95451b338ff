package dev.parley.gateway.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A JSON object with a long list of objects that are JSON already, put together without a second copy of them.
public final class JsonList {
    private JsonList() {}

    /// The other fields, and then the list under its name.
    public static byte[] of(String name, List<byte[]> items, JsonFrame.Fields others) {
        var head = JsonFrame.object(out -> {
            others.write(out);
            out.writeArrayFieldStart(name);
            out.writeEndArray();
        });
        var tail = "]}".getBytes(StandardCharsets.US_ASCII);
        var commas = Math.max(0, items.size() - 1);
        var whole = ByteBuffer.allocate(Math.toIntExact(head.length
                + commas
                + items.stream().mapToLong(item -> item.length).sum()));
        whole.put(head, 0, head.length - tail.length);
        var first = true;
        for (var item : items) {
            if (!first) {
                whole.put((byte) ',');
            }
            first = false;
            whole.put(item);
        }
        return whole.put(tail).array();
    }
}
