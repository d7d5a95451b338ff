package dev.parley.gateway.connection.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryTrackerTest {
    private static final UUID CHAT = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final List<String> arrived = new ArrayList<>();
    private final DeliveryTracker deliveryTracker = new DeliveryTracker(
            Duration.ofMillis(200), (chat, seq) -> arrived.add(chat.getLeastSignificantBits() + " up to " + seq));

    @Test
    void onlyWhatWasWrittenBeforeThePingHasArrivedWithItsPong() {
        var now = System.nanoTime();
        assertEquals(-1, deliveryTracker.nanosToPing(now), "nothing to ask for");
        deliveryTracker.wrote(CHAT, 1);
        deliveryTracker.wrote(CHAT, 2);
        assertEquals(0, deliveryTracker.nanosToPing(now), "the first after a pause at once");
        var ping = deliveryTracker.ping(now);
        deliveryTracker.wrote(CHAT, 3);
        deliveryTracker.wrote(OTHER, 7);
        assertEquals(-1, deliveryTracker.nanosToPing(now), "one is under way");

        deliveryTracker.ponged(ping);
        assertEquals(List.of("1 up to 2"), arrived);
        assertTrue(deliveryTracker.nanosToPing(now) > 0, "the next one waits");
        var next = deliveryTracker.ping(now + 200_000_000);
        deliveryTracker.ponged(ping);
        assertEquals(1, arrived.size(), "a pong that comes twice proves nothing new");
        deliveryTracker.ponged(next);
        assertEquals(
                List.of("1 up to 2", "1 up to 3", "2 up to 7"),
                arrived.stream().sorted().toList());
    }
}
