package dev.parley.attack.slow;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.unread.LargeConversation;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.attack.wire.Wire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Readers that take a few bytes every second of a megabyte that waits for each of them. A socket is told that it is
/// too slow, and has some seconds more to read that.
public final class DrippingReaders implements Scenario {
    private static final int MESSAGES = 20;
    private static final int PAGE = 500;
    private static final int DRIP_BYTES = 200;
    private static final Duration DRIP = Duration.ofSeconds(1);
    private static final Duration CLOSED = Duration.ofSeconds(30);

    private final int readers;
    private String token;
    private String conversation;

    public DrippingReaders(int readers) {
        this.readers = readers;
    }

    @Override
    public String name() {
        return "dripping-readers";
    }

    @Override
    public String sentence() {
        return "one person asks on %d connections, HTTP and sockets, for a megabyte and takes %d bytes of it a second"
                .formatted(readers, DRIP_BYTES);
    }

    @Override
    public void prepares(Target target) throws Exception {
        token = target.tokenOf("dripper");
        conversation = LargeConversation.of(target, token, MESSAGES);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var open = new AtomicInteger();
        target.attacks(readers, CLOSED.plusSeconds(10), number -> {
            if (number % 2 == 0) {
                drips(target, asksByHttp(target), "\r\n".getBytes());
            } else {
                drips(target, asksBySocket(target), Bytes.frame(true, Bytes.PONG, new byte[0]));
            }
            open.incrementAndGet();
        });
        target.finds(Finding.atMost("open after " + CLOSED.toSeconds() + " s", 0, open.get()));
    }

    private Wire asksByHttp(Target target) throws IOException {
        var wire = target.wire(Source.one());
        wire.writes(Bytes.request(
                "GET",
                "/api/v1/conversations/" + conversation + "/messages?limit=" + PAGE,
                "Authorization: Bearer " + token));
        return wire;
    }

    private Wire asksBySocket(Target target) throws IOException {
        var socket = target.signedIn(Source.one(), token);
        socket.says(Frame.of("message.history", "ref", "h", "conversation_id", conversation, "limit", PAGE));
        return socket.wire();
    }

    /// `sign`: what it writes beside, by which it learns that nobody is there any more.
    private static void drips(Target target, Wire wire, byte[] sign) throws IOException {
        for (var end = System.nanoTime() + CLOSED.toNanos(); System.nanoTime() < end; target.lingers(DRIP)) {
            wire.reads(DRIP_BYTES);
            wire.writes(sign);
            target.struck();
        }
    }
}
