package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Place place = new Place();
    private final EmbeddedChannel channel = new EmbeddedChannel(place);
    private final Outbox outbox = new Outbox(place.context, 3, 100);

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
        assertFalse(outbox.clear());
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
        assertTrue(outbox.clear());
    }

    @Test
    void whatWaitsForTheReaderIsWrittenBeforeTheEndAndNotAfterIt() {
        unwritable();
        outbox.add("1".getBytes());
        outbox.add("2".getBytes());

        outbox.finish();
        assertEquals("12", written());

        writable();
        outbox.resume();
        assertEquals("", written());
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
