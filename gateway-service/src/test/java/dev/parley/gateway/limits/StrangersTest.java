package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.LogRecords;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private final List<String> evicted = new ArrayList<>();
    private final Strangers strangers = most(2);
    private long now = 1;

    private static Strangers most(int each) {
        var config = LimitsSettings.of(Map.of("gateway.limits.strangers-of-address", "" + each));
        return new Strangers(config, new SimpleMeterRegistry());
    }

    private final class Visitor implements Strangers.Stranger {
        private final String name;
        private long active = now;

        private Visitor(String name) {
            this.name = name;
        }

        @Override
        public long lastActive() {
            return active;
        }

        @Override
        public void evict() {
            evicted.add(name);
        }
    }

    @Test
    void theOldestMakesRoomAndOtherAddressesAreNotConcerned() {
        strangers.enter("192.0.2.1", new Visitor("first"));
        strangers.enter("192.0.2.2", new Visitor("elsewhere"));
        strangers.enter("192.0.2.1", new Visitor("second"));
        assertEquals(List.of(), evicted);

        strangers.enter("192.0.2.1", new Visitor("third"));
        strangers.enter("192.0.2.1", new Visitor("fourth"));

        assertEquals(List.of("first", "second"), evicted);
    }

    @Test
    void whoHasDoneSomethingSinceStaysLonger() {
        var busy = new Visitor("busy");
        strangers.enter("192.0.2.1", busy);
        strangers.enter("192.0.2.1", new Visitor("idle"));
        busy.active = ++now;
        strangers.enter("192.0.2.1", new Visitor("next"));
        assertEquals(List.of("idle"), evicted);

        strangers.enter("192.0.2.1", new Visitor("after"));
        assertEquals(List.of("idle", "busy"), evicted);
    }

    @Test
    void whereAllAreBusySomebodyGoesNevertheless() {
        var one = new Visitor("one");
        var other = new Visitor("other");
        strangers.enter("192.0.2.1", one);
        strangers.enter("192.0.2.1", other);
        one.active = ++now;
        other.active = ++now;

        strangers.enter("192.0.2.1", new Visitor("next"));

        assertEquals(List.of("one"), evicted);
    }

    @Test
    void whoSignsInOrLeavesIsNoStrangerAndNothingIsKept() {
        var first = strangers.enter("2001:db8::1", new Visitor("first"));
        var second = strangers.enter("2001:db8::2", new Visitor("second"));
        first.leave();
        first.leave();
        var third = strangers.enter("2001:db8::3", new Visitor("third"));
        second.leave();
        third.leave();

        assertEquals(List.of(), evicted);
        assertEquals(0, strangers.addresses());
    }

    @Test
    void aNetworkOfManyCustomersHasAFewTimesAsMuch() {
        for (var network = 0; network < 10; network++) {
            strangers.enter("2001:db8:0:%x00::1".formatted(network), new Visitor("of " + network));
        }

        assertEquals(List.of("of 0", "of 1"), evicted);
    }

    @Test
    void zeroSwitchesItOff() {
        var unlimited = most(0);
        for (var number = 0; number < 100; number++) {
            unlimited.enter("192.0.2.1", new Visitor("one of many"));
        }

        assertEquals(List.of(), evicted);
    }

    @Test
    void anAddressThatIsFullIsToldOfOnceWithTheSettingThatMendsItForAProxy() {
        try (var log = new LogRecords(Strangers.class.getName())) {
            for (var number = 0; number < 100; number++) {
                strangers.enter("192.0.2.1", new Visitor("one of many"));
            }

            assertEquals(1, log.lines().size(), log.lines().toString());
            assertTrue(
                    log.lines().getFirst().contains("TRUSTED_PROXIES"),
                    log.lines().getFirst());
        }
    }
}
