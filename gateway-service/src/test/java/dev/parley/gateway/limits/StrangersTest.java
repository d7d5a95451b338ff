package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.LogRecords;
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
        return with(Map.of("gateway.limits.strangers-of-address", "" + each));
    }

    private static Strangers inAll(int all) {
        return with(Map.of("gateway.limits.strangers", "" + all));
    }

    private static Strangers with(Map<String, String> settings) {
        return new Strangers(LimitsSettings.of(settings), new SimpleMeterRegistry());
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
        var unlimited = with(Map.of("gateway.limits.strangers-of-address", "0", "gateway.limits.strangers", "0"));
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

    @Test
    void inAllTheIdlestOfTheFullestAddressMakesRoom() {
        var all = inAll(5);
        all.enter("192.0.2.1", new Visitor("alone"));
        var busy = new Visitor("busy");
        all.enter("192.0.2.2", busy);
        all.enter("192.0.2.3", new Visitor("one of two"));
        all.enter("192.0.2.2", new Visitor("idle"));
        all.enter("192.0.2.2", new Visitor("third"));
        busy.active = ++now;

        all.enter("192.0.2.4", new Visitor("newcomer"));
        assertEquals(List.of("idle"), evicted);

        all.enter("192.0.2.3", new Visitor("the other"));
        assertEquals(List.of("idle", "third"), evicted);
        all.enter("192.0.2.5", new Visitor("another newcomer"));
        assertEquals(List.of("idle", "third", "one of two"), evicted);
    }

    @Test
    void ofAddressesThatHaveOneEachTheFirstMakesRoom() {
        var all = inAll(3);
        for (var number = 1; number <= 5; number++) {
            all.enter("192.0.2." + number, new Visitor("number " + number));
        }

        assertEquals(List.of("number 1", "number 2"), evicted);
    }

    @Test
    void aNetworkOfManyCustomersIsFullestByWhatEachOfThemHas() {
        var all = inAll(7);
        for (var customer = 0; customer < 4; customer++) {
            all.enter("2001:db8:0:%x00::1".formatted(customer), new Visitor("of a /48"));
        }
        all.enter("192.0.2.1", new Visitor("first of two"));
        all.enter("192.0.2.1", new Visitor("second of two"));
        all.enter("192.0.2.2", new Visitor("alone"));

        all.enter("192.0.2.3", new Visitor("newcomer"));
        assertEquals(List.of("first of two"), evicted);
    }

    @Test
    void whoeverSignsInLeavesRoomInAll() {
        var all = inAll(2);
        var place = all.enter("192.0.2.1", new Visitor("person"));
        all.enter("192.0.2.2", new Visitor("stranger"));
        place.leave();
        place.leave();

        all.enter("192.0.2.3", new Visitor("newcomer"));
        assertEquals(List.of(), evicted);
        all.enter("192.0.2.4", new Visitor("another"));
        assertEquals(List.of("stranger"), evicted);
    }

    @Test
    void byThemselvesTheyHaveHalfOfTheConnections() {
        var all = with(Map.of("gateway.limits.strangers-of-address", "0"));
        all.among(10);
        for (var number = 0; number < 7; number++) {
            all.enter("192.0.2." + number, new Visitor("number " + number));
        }

        assertEquals(List.of("number 0", "number 1"), evicted);
    }
}
