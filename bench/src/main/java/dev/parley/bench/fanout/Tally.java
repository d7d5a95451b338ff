package dev.parley.bench.fanout;

import dev.parley.bench.load.Marker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.HdrHistogram.Histogram;

/// Counts deliveries: of each message, how many of the room have it, and how late each of them was. Not for several
/// threads.
final class Tally {
    /// What a message says begins with this and its number, which is how it is known again.
    static final String NUMBER = "#";

    private static final int RING = 1 << 16;
    private static final Marker ERROR = new Marker("{\"type\":\"error\"");

    private final Marker content = new Marker("\"content\":\"" + NUMBER);
    private final List<Marker> sentFrames;
    private final int room;
    private final long[] startedNanos = new long[RING];
    private final int[] missing = new int[RING];
    private Histogram latency = new Histogram(120_000_000L, 3);
    private long deliveries;
    private long complete;
    private long bytes;
    private long sent;

    /// @param room how many hear each message, its sender included
    Tally(int room, Speech speech) {
        this.room = room;
        this.sentFrames = speech.deliveries.stream().map(Marker::new).toList();
    }

    /// The number of a message that leaves now.
    long send(long nanos) {
        var slot = (int) (sent % RING);
        startedNanos[slot] = nanos;
        missing[slot] = room;
        return sent++;
    }

    /// @return whether this was the last delivery of a message
    boolean take(byte[] frame, int offset, int length, long nanos) throws IOException {
        if (!delivers(frame, offset, length)) {
            if (ERROR.begins(frame, offset, length)) {
                throw new IOException("refused: " + new String(frame, offset, length, StandardCharsets.UTF_8));
            }
            return false;
        }
        var at = content.endIn(frame, offset, length);
        if (at < 0) {
            return false;
        }
        var number = Marker.number(frame, at, offset + length);
        var slot = (int) (number % RING);
        if (number >= sent || missing[slot] == 0) {
            throw new IOException("a message was delivered more often than there are people");
        }
        deliveries++;
        bytes += length;
        latency.recordValue(Math.clamp((nanos - startedNanos[slot]) / 1000, 0, 119_000_000L));
        if (--missing[slot] > 0) {
            return false;
        }
        complete++;
        return true;
    }

    private boolean delivers(byte[] frame, int offset, int length) {
        for (var sentFrame : sentFrames) {
            if (sentFrame.begins(frame, offset, length)) {
                return true;
            }
        }
        return false;
    }

    /// Counts from 0 again; what is under way stays known.
    void restart() {
        deliveries = 0;
        complete = 0;
        bytes = 0;
        latency = new Histogram(120_000_000L, 3);
    }

    long deliveries() {
        return deliveries;
    }

    /// Messages everybody has.
    long complete() {
        return complete;
    }

    long bytes() {
        return bytes;
    }

    /// In microseconds, of every delivery.
    Histogram latency() {
        return latency;
    }
}
