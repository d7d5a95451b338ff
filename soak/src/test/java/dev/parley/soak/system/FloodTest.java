package dev.parley.soak.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.stack.Await;
import dev.parley.soak.stack.Memory;
import dev.parley.soak.stack.ParleyStack;
import dev.parley.test.RawSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A reader that never reads, a sender that never stops, and the memory of every process meanwhile.
class FloodTest {
    private static final int READERS = 10;
    private static final int LARGE = 9_000;
    private static final int LARGE_MESSAGES = 1_200;
    private static final int UNDER_WAY = 16;
    private static final int WARM_UP = 300;
    private static final int MOST_GROWTH_MB = 160;
    private static final Duration FLOOD = Duration.ofSeconds(5);

    private final ParleyStack stack = SharedStage.get().stack();
    private final PublicAddress gateway = stack.gateways().getFirst();

    @Test
    void aReaderThatNeverReadsIsCutOffWith4001AndResumesExactly() throws Exception {
        try (var speaker = Someone.named("speaker", gateway);
                var slow = Someone.named("slow", gateway)) {
            var group = speaker.gathers(slow);
            slow.hearsA("conversation.created");
            slow.close();
            says(speaker, group, WARM_UP);
            var before = stack.memory();
            var readers = new ArrayList<RawSocket>();
            for (var i = 0; i < READERS; i++) {
                readers.add(connected(slow));
            }
            says(speaker, group, LARGE_MESSAGES);
            var lasts = new ArrayList<Long>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var reading = readers.stream()
                        .map(reader -> threads.submit(() -> lastHeard(reader, group)))
                        .toList();
                for (var one : reading) {
                    lasts.add(one.get());
                }
            }
            var during = stack.memory();
            var target = speaker.says(group, "the last one")
                    .at("message")
                    .path("seq")
                    .asLong();
            for (var last : lasts) {
                assertTrue(last > 0 && last < target, "read up to " + last + " of " + target);
                resumesExactly(slow, group, last, target);
            }
            for (var reader : readers) {
                reader.close();
            }
            System.out.printf(
                    "%d readers that never read, of %d messages of %d kB%n", READERS, LARGE_MESSAGES, LARGE / 1000);
            tell("cut off with 4001, and resumed", before, during, stack.memory());
        }
    }

    /// Signed in, and never read from unless it is asked to.
    private RawSocket connected(Someone someone) {
        var socket = RawSocket.openSmall(gateway.socket(), Map.of("Sec-WebSocket-Protocol", "parley.v1"));
        socket.text(Frame.of(
                        "connect",
                        "ref",
                        "c",
                        "token",
                        someone.token(),
                        "client",
                        Map.of("name", "raw", "version", "1"))
                .toString());
        socket.hears("ok");
        return socket;
    }

    /// What had already left for the reader, in order, and then the reason why there is no more.
    private static long lastHeard(RawSocket reader, String group) {
        var last = new AtomicLong();
        var code = reader.readsAll(text -> {
            var event = Frame.read(text);
            if (event.has("seq") && event.conversation().equals(group)) {
                assertTrue(last.get() == 0 || event.number("seq") == last.get() + 1, event.toString());
                last.set(event.number("seq"));
            }
        });
        assertEquals(4001, code);
        return last.get();
    }

    private void resumesExactly(Someone slow, String group, long last, long target) {
        try (var back = slow.resumes(gateway, Map.of(group, last))) {
            var missed = back.hearsAllUntil("conversation.synced");
            missed.removeLast();
            assertEquals(
                    LongStream.rangeClosed(last + 1, target).boxed().toList(),
                    missed.stream().map(event -> event.number("seq")).toList());
        }
    }

    private static void says(Someone speaker, String group, int messages) {
        var underWay = new ArrayDeque<CompletableFuture<Frame>>();
        for (var i = 0; i < messages; i++) {
            if (underWay.size() == UNDER_WAY) {
                underWay.remove().join();
            }
            underWay.add(speaker.saysSoon(group, "x".repeat(LARGE)));
        }
        underWay.forEach(CompletableFuture::join);
    }

    @Test
    void aSenderThatNeverStopsIsHeldBackAndNothingAcknowledgedIsLost() throws Exception {
        try (var listener = Someone.named("listener", gateway)) {
            var group = listener.gathers();
            says(listener, group, WARM_UP);
            // Only now: it reads nothing before it floods, and would be cut off for that.
            var raw = connected(listener);
            var before = stack.memory();
            var flood = new Flood(raw, group);
            var during = flood.lasts();
            var after = stack.memory();
            System.out.printf(
                    "a sender that never stops: %d sent, %d acknowledged, %d refused; never more than %d unanswered%n",
                    flood.sent.get(), flood.acknowledged.size(), flood.refused.get(), flood.mostUnanswered.get());
            tell("a sender that never stops", before, during, after);
            assertTrue(flood.acknowledged.size() > 100, "only " + flood.acknowledged.size() + " acknowledged");
            assertTrue(flood.mostUnanswered.get() < 5_000, flood.mostUnanswered + " unanswered");
            var stored = stored(listener, group);
            var lost = new HashSet<>(flood.acknowledged.keySet());
            lost.removeAll(stored);
            assertEquals(Set.of(), lost);
        }
    }

    /// The ids of all messages, a page after the other.
    private static Set<String> stored(Someone reader, String group) {
        var ids = new HashSet<String>();
        var before = Long.MAX_VALUE >> 12;
        while (true) {
            var page = reader.does("message.history", "conversation_id", group, "before_seq", before, "limit", 100);
            for (var message : page.at("messages")) {
                ids.add(message.path("id").asText());
                before = Math.min(before, message.path("seq").asLong());
            }
            if (!page.at("more").asBoolean()) {
                return ids;
            }
        }
    }

    private static void tell(String what, Memory before, Memory during, Memory after) {
        var growth = during.most(after).growthSince(before);
        System.out.printf(
                "%s: PSS in MB%n  before %s%n  during %s%n  after  %s%n  growth %s%n",
                what, before, during, after, growth);
        growth.forEach((process, grown) -> assertTrue(grown < MOST_GROWTH_MB, process + " grew by " + grown + " MB"));
    }

    /// One socket that sends without ever waiting, and what came back.
    private final class Flood {
        private final RawSocket socket;
        private final String group;
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final AtomicLong mostUnanswered = new AtomicLong();
        private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
        private final AtomicBoolean going = new AtomicBoolean(true);

        Flood(RawSocket socket, String group) {
            this.socket = socket;
            this.group = group;
        }

        /// The most memory each process had.
        Memory lasts() throws Exception {
            var most = stack.memory();
            try (var threads = Executors.newFixedThreadPool(2)) {
                var reading = threads.submit(() -> socket.readsAll(text -> hears(Frame.read(text))));
                var sending = threads.submit(this::sends);
                var end = System.nanoTime() + FLOOD.toNanos();
                while (System.nanoTime() < end) {
                    most = most.most(stack.memory());
                }
                going.set(false);
                // What is stuck in a full socket goes on only while answers are read.
                sending.get();
                Await.until("all is answered", Duration.ofSeconds(10), () -> answered.get() == sent.get());
                socket.close();
                reading.get();
            }
            return most;
        }

        private Void sends() {
            for (var i = 0; going.get(); i++) {
                var key = "flood-" + i;
                mostUnanswered.accumulateAndGet(sent.incrementAndGet() - answered.get(), Math::max);
                socket.text(Frame.of(
                                "message.send",
                                "ref",
                                key,
                                "conversation_id",
                                group,
                                "key",
                                key,
                                "content",
                                "y".repeat(1_000),
                                "ai",
                                "never")
                        .toString());
            }
            return null;
        }

        private void hears(Frame frame) {
            if (!frame.has("ref")) {
                return;
            }
            answered.incrementAndGet();
            if (frame.type().equals("ok")) {
                acknowledged.put(frame.at("message").path("id").asText(), true);
            } else {
                refused.incrementAndGet();
            }
        }
    }
}
