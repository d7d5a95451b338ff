package dev.parley.soak.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/// Redis's announcements on their way to a subscriber, of which some are lost and some come twice. It reads
/// RESP 2 and 3 and touches nothing but messages on the channels of conversations and people.
public final class Hints {
    private final Random random;
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong doubled = new AtomicLong();
    private volatile double part;

    public Hints(long seed) {
        random = new Random(seed);
    }

    /// From now on this part of them is lost, and this part again doubled.
    public void mangles(double part) {
        this.part = part;
    }

    public long passed() {
        return passed.get();
    }

    public long dropped() {
        return dropped.get();
    }

    public long doubled() {
        return doubled.get();
    }

    void pass(InputStream from, OutputStream to, Gate gate) throws IOException {
        var in = new BufferedInputStream(from);
        while (true) {
            var reply = new Reply();
            if (!reply.read(in)) {
                return;
            }
            gate.pass();
            var copies = reply.isHint() ? copies() : 1;
            for (var i = 0; i < copies; i++) {
                to.write(reply.bytes.toByteArray());
            }
        }
    }

    private int copies() {
        var chance = random.nextDouble();
        if (chance < part) {
            dropped.incrementAndGet();
            return 0;
        }
        if (chance < 2 * part) {
            doubled.incrementAndGet();
            return 2;
        }
        passed.incrementAndGet();
        return 1;
    }

    /// One whole answer or push, byte for byte, and the strings on its first level.
    private static final class Reply {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> strings = new ArrayList<>();

        /// `message`, the channel, the text.
        boolean isHint() {
            return strings.size() == 3
                    && strings.get(0).equals("message")
                    && (strings.get(1).startsWith("c:") || strings.get(1).startsWith("p:"));
        }

        /// False at the end of the stream.
        boolean read(InputStream in) throws IOException {
            var type = in.read();
            if (type < 0) {
                return false;
            }
            value(in, type, 0);
            return true;
        }

        private void value(InputStream in, int type, int depth) throws IOException {
            bytes.write(type);
            var line = line(in);
            switch (type) {
                case '$', '=', '!' -> string(in, Integer.parseInt(line), depth);
                case '*', '>', '~' -> values(in, Integer.parseInt(line), depth);
                case '%', '|' -> values(in, 2 * Integer.parseInt(line), depth);
                default -> {}
            }
        }

        private void values(InputStream in, int count, int depth) throws IOException {
            for (var i = 0; i < count; i++) {
                value(in, next(in), depth + 1);
            }
        }

        private void string(InputStream in, int length, int depth) throws IOException {
            if (length < 0) {
                return;
            }
            var content = in.readNBytes(length + 2);
            if (content.length < length + 2) {
                throw new EOFException();
            }
            bytes.write(content);
            if (depth == 1) {
                strings.add(new String(content, 0, length, StandardCharsets.UTF_8));
            }
        }

        private String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            while (true) {
                var next = next(in);
                bytes.write(next);
                if (next == '\n') {
                    return line.toString();
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
        }

        private static int next(InputStream in) throws IOException {
            var next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            return next;
        }
    }
}
