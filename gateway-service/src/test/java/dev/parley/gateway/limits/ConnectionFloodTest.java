package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionFloodTest {
    private final AtomicLong nanoTime = new AtomicLong();

    @Test
    void oneAddressMayConnectSoOftenAndOthersAreNotConcerned() {
        var flood = flood(60);

        assertEquals(60, attempts(flood, "192.0.2.1"));
        assertTrue(flood.allows("192.0.2.2"));
        nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
        assertEquals(2, attempts(flood, "192.0.2.1"));
    }

    @Test
    void aWholeIpv6CustomerCountsAsOne() {
        var flood = flood(60);

        assertEquals(60, attempts(flood, "2001:db8:1:2::1"));
        assertFalse(flood.allows("2001:db8:1:2:ffff::9"));
        assertTrue(flood.allows("2001:db8:1:3::1"));
    }

    @Test
    void theNetworksOfAnIpv6SiteCountAsAFew() {
        var flood = flood(60);
        var comers = IntStream.range(0, 500)
                .mapToObj("2001:db8:1:%x::1"::formatted)
                .filter(flood::allows)
                .count();

        assertEquals(2 * 60 + 2 * 60, comers, "of two /56");
        assertFalse(flood.allows("2001:db8:1:ffff::1"));
        assertTrue(flood.allows("2001:db8:2::1"));
    }

    @Test
    void whoTurnsOutToBeAPersonIsCountedAsThePersonAndNotForTheAddress() {
        var flood = flood(60);
        for (var number = 0; number < 60; number++) {
            assertTrue(flood.allows("192.0.2.1"));
            flood.wasOf("alice", "192.0.2.1");
        }
        assertFalse(flood.allowsPerson("alice"));
        assertTrue(flood.allowsPerson("bob"));

        assertTrue(flood.allows("192.0.2.1"));
        flood.wasOf("alice", "192.0.2.1");
        assertEquals(59, attempts(flood, "192.0.2.1"), "too many of a person are the address's");
    }

    @Test
    void whateverStandsForTheAddressIsCounted() {
        var flood = flood(60);

        assertEquals(60, attempts(flood, null));
        assertEquals(60, attempts(flood, "not an address"));
    }

    @Test
    void zeroSwitchesItOff() {
        assertEquals(500, attempts(flood(0), "192.0.2.1"));
    }

    private static long attempts(ConnectionFlood flood, String address) {
        return IntStream.range(0, 500).filter(_ -> flood.allows(address)).count();
    }

    private ConnectionFlood flood(int perMinute) {
        var config = LimitsSettings.of(Map.of("gateway.limits.connections-per-minute", "" + perMinute));
        return new ConnectionFlood(config, nanoTime::get);
    }
}
