package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final List<Throwable> failures = new ArrayList<>();
    private final Place place = new Place();
    private final EmbeddedChannel channel = new EmbeddedChannel(place);
    private final Outbox outbox = new Outbox(place.context, 3, 100, 1_000_000, () -> {}, failures::add);

    /// Where in the pipeline the outbox writes.
    private static final class Place extends ChannelDuplexHandler {
        ChannelHandlerContext context;

        @Override
        public void handlerAdded(ChannelHandlerContext added) {
            context = added;
        }
    }

    /// Counts what is flushed to the socket.
    private static final class Wire extends ChannelDuplexHandler {
        int flushes;

        @Override
        public void flush(ChannelHandlerContext context) {
            flushes++;
            context.flush();
        }
    }

    @AfterEach
    void release() {
        outbox.discard();
        channel.finishAndReleaseAll();
    }

    @Test
    void aTurnsFramesLeaveInOneFlush() {
        var wire = new Wire();
        channel.pipeline().addFirst(wire);

        outbox.add("one".getBytes());
        outbox.add("two".getBytes());
        channel.runPendingTasks();

        assertEquals("onetwo", written());
        assertEquals(1, wire.flushes);
    }

    @Test
    void keepsWhatTheChannelCannotTakeUpToItsBoundInFrames() {
        unwritable();

        assertTrue(outbox.add("1".getBytes()));
        assertTrue(outbox.add("2".getBytes()));
        assertTrue(outbox.add("3".getBytes()));
        assertFalse(outbox.add("4".getBytes()), "a fourth is one too many");
        assertFalse(outbox.isClear());
    }

    @Test
    void keepsWhatTheChannelCannotTakeUpToItsBoundInBytes() {
        unwritable();

        assertTrue(outbox.add(new byte[500]), "one answer may be larger than the bound");
        assertFalse(outbox.add(new byte[1]));
    }

    @Test
    void goesOnInOrderWhenTheReaderDoes() {
        unwritable();
        outbox.add("1".getBytes());
        outbox.add("2".getBytes());

        writable();
        outbox.resume();
        outbox.add("3".getBytes());
        channel.runPendingTasks();

        assertEquals("123", written());
        assertTrue(outbox.isClear());
    }

    @Test
    void whatWaitsForTheReaderIsWrittenBeforeTheEndAndNothingAfterIt() {
        unwritable();
        outbox.add("1".getBytes());
        outbox.add("2".getBytes());

        outbox.end("end".getBytes(), true, false);
        outbox.add("3".getBytes());
        assertEquals("", written(), "the reader has time for it");

        writable();
        outbox.resume();
        channel.runPendingTasks();
        assertEquals("12end", written());
    }

    @Test
    void aReaderThatWasTooSlowHearsTheEndAlone() {
        unwritable();
        outbox.add("1".getBytes());
        outbox.add("2".getBytes());

        outbox.end("end".getBytes(), false, false);

        assertEquals("end", written());
    }

    @Test
    void aLargeFrameLeavesInPiecesAsTheReaderTakesThem() {
        outbox.add("x".repeat(200_000).getBytes());
        assertEquals("x".repeat(200_000), written());
        assertEquals(0, outbox.held(), "all of it could leave");

        unwritable();
        outbox.add("y".repeat(200_000).getBytes());
        assertEquals("", written());
        assertEquals(200_000, outbox.held());
    }

    @Test
    void theEndComesBehindALargeFrameThatHasBegun() {
        channel.pipeline().addFirst(new FullAfter(65_536));
        outbox.add("x".repeat(200_000).getBytes());
        assertTrue(outbox.isWithinFrame());
        outbox.add("dropped".getBytes());

        outbox.end("end".getBytes(), false, false);
        writable();
        outbox.resume();

        assertEquals("x".repeat(200_000) + "end", written());
    }

    @Test
    void ofManyPongsAReaderThatTakesNoneGetsTheNewest() {
        unwritable();
        for (var i = 0; i < 1_000; i++) {
            outbox.pong(("pong" + i).getBytes());
        }
        assertEquals(0, outbox.held());

        writable();
        outbox.resume();
        channel.runPendingTasks();

        assertEquals("pong999", written());
    }

    @Test
    void whatCannotBeWrittenIsTold() {
        channel.config().setAllocator(new NoMemory());
        outbox.add("lost".getBytes());
        channel.runPendingTasks();

        assertEquals(1, failures.size());
        assertInstanceOf(OutOfMemoryError.class, failures.getFirst());
    }

    @Test
    void aReaderThatTakesNothingIsTooSlowUntilItHasTakenAll() {
        unwritable();
        outbox.add("1".getBytes());
        assertEquals(0, outbox.lateNanos(1_000));
        assertEquals(500, outbox.lateNanos(1_500));

        writable();
        outbox.resume();
        assertEquals(0, outbox.lateNanos(9_000));
    }

    @Test
    void aReaderThatTakesAPartOfAPieceMayTakeItsTimeForThat() {
        unwritable();
        outbox.add("waits".getBytes());
        var leaving = channel.unsafe().outboundBuffer();
        leaving.addMessage(Unpooled.copiedBuffer("a piece", StandardCharsets.UTF_8), 7, channel.newPromise());
        leaving.addFlush();
        outbox.lateNanos(1_000);
        assertEquals(4_000, outbox.lateNanos(5_000));

        leaving.progress(3);

        assertEquals(2_000, outbox.lateNanos(6_000), "a byte may take 1000 ns");
        assertEquals(2_500, outbox.lateNanos(6_500));
    }

    @Test
    void aReaderThatOnlyDripsIsTooSlow() {
        unwritable();
        outbox.add("waits".getBytes());
        var leaving = channel.unsafe().outboundBuffer();
        leaving.addMessage(Unpooled.copiedBuffer("a piece", StandardCharsets.UTF_8), 7, channel.newPromise());
        leaving.addFlush();
        outbox.lateNanos(0);

        for (var second = 1; second <= 3; second++) {
            leaving.progress(1);
            assertEquals(second * 999_999_000L, outbox.lateNanos(second * 1_000_000_000L));
        }
    }

    /// A machine that has no memory left for the network.
    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int capacity, int most) {
            throw new OutOfMemoryError("No heap");
        }

        @Override
        protected ByteBuf newDirectBuffer(int capacity, int most) {
            throw new OutOfMemoryError("Cannot reserve direct buffer memory");
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    /// A reader that takes so many bytes and then none.
    private final class FullAfter extends ChannelDuplexHandler {
        private long left;

        FullAfter(long bytes) {
            left = bytes;
        }

        @Override
        public void write(ChannelHandlerContext context, Object out, ChannelPromise promise) {
            left -= ((ByteBuf) out).readableBytes();
            context.write(out, promise);
            if (left <= 0) {
                left = Long.MAX_VALUE;
                unwritable();
            }
        }
    }

    private void unwritable() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    }

    private void writable() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    }

    private String written() {
        var text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(StandardCharsets.UTF_8));
            out.release();
        }
        return text.toString();
    }
}
