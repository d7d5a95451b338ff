package dev.parley.gateway.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID MALLORY = UUID.randomUUID();

    private final List<String> cut = new ArrayList<>();
    private final MemoryBudget budget = budget(1_000, 400);

    private static MemoryBudget budget(long all, long strangers) {
        var config = new MemoryConfig() {
            @Override
            public long maxBytes() {
                return all;
            }

            @Override
            public long maxStrangerBytes() {
                return strangers;
            }

            @Override
            public OptionalLong maxSubscriptionBytes() {
                return OptionalLong.empty();
            }
        };
        return new MemoryBudget(config, new SimpleMeterRegistry());
    }

    private Account stranger(String address, String name) {
        return budget.open(address, () -> cut.add(name));
    }

    private Account of(UUID person, String name) {
        var account = stranger("an address", name);
        account.signedIn(person);
        return account;
    }

    @Test
    void nobodyIsCutWithinTheTotal() {
        of(ALICE, "alice").holds(600);
        of(MALLORY, "mallory").holds(400);

        assertEquals(List.of(), cut);
        assertEquals(1_000, budget.held());
    }

    @Test
    void theGreediestIsCutAndNotWhoAskedLast() {
        of(MALLORY, "mallory").holds(900);
        of(ALICE, "alice").holds(150);

        assertEquals(List.of("mallory"), cut);
    }

    @Test
    void whatOnePersonHoldsInManyConnectionsCountsTogether() {
        for (var phone = 0; phone < 9; phone++) {
            of(MALLORY, "mallory").holds(100 + phone);
        }
        of(ALICE, "alice").holds(150);

        assertEquals(List.of("mallory"), cut);
    }

    @Test
    void atAboutEqualGreedAStrangerGoesFirst() {
        stranger("10.0.0.1", "stranger").holds(300);
        of(ALICE, "alice").holds(400);
        of(MALLORY, "mallory").holds(310);

        assertEquals(List.of("stranger"), cut);
    }

    @Test
    void strangersHaveAPartOfItForThemselves() {
        of(ALICE, "alice").holds(500);
        stranger("10.0.0.1", "first").holds(250);
        stranger("10.0.0.2", "second").holds(140);
        assertEquals(List.of(), cut);

        stranger("10.0.0.3", "third").holds(20);

        assertEquals(List.of("first"), cut);
    }

    @Test
    void aManyOfOneAddressIsGreedierThanOneOfAnother() {
        stranger("10.0.0.2", "alone").holds(90);
        for (var i = 0; i < 8; i++) {
            stranger("10.0.0.1", "one of many").holds(40);
        }

        assertEquals(List.of("one of many"), cut);
    }

    @Test
    void theAddressesOfOneIpv6CustomerAreOne() {
        stranger("2001:db8::1", "alone").holds(90);
        for (var i = 0; i < 8; i++) {
            stranger("2001:db8:0:1::" + i, "one of many").holds(40);
        }

        assertEquals(List.of("one of many"), cut);
    }

    @Test
    void theNetworksOfOneCustomerAreGreedyTogetherHoweverLittleEachHolds() {
        stranger("2001:db8:1::1", "alone").holds(30);
        for (var network = 0; network < 38; network++) {
            stranger("2001:db8:0:%x::1".formatted(network * 77), "one of many").holds(10);
        }

        assertEquals(List.of("one of many"), cut);
    }

    @Test
    void nobodyElseIsCutForWhatOneThatLeavesStillHolds() {
        var mallory = of(MALLORY, "mallory");
        mallory.holds(1_100);
        of(ALICE, "alice").holds(900);
        mallory.holds(1_200);

        assertEquals(List.of("mallory"), cut);
        assertTrue(budget.isShort());
        assertEquals(2_100, budget.held());
    }

    @Test
    void whoHasGoneHoldsNothing() {
        var alice = of(ALICE, "alice");
        alice.holds(700);
        alice.close();
        alice.close();
        alice.holds(700);

        assertEquals(0, budget.held());
        assertFalse(budget.isShort());
    }

    @Test
    void signingInTakesAlongWhatIsHeld() {
        var alice = stranger("10.0.0.1", "alice");
        alice.holds(390);
        alice.signedIn(ALICE);
        stranger("10.0.0.1", "another").holds(390);

        assertEquals(List.of(), cut);
        assertEquals(780, budget.held());
    }

    @Test
    void whoHasSignedOutIsAStrangerAgain() {
        var desk = stranger("10.0.0.1", "desk");
        desk.signedIn(ALICE);
        desk.holds(390);
        desk.signedOut();
        stranger("10.0.0.2", "another").holds(20);

        assertEquals(List.of("desk"), cut);
        assertEquals(410, budget.held());
    }

    @Test
    void theSumIsRightWhateverManyThreadsDo() throws Exception {
        var large = budget(100_000, 40_000);
        var cuts = new AtomicInteger();
        var open = new ArrayList<Account>();
        for (var i = 0; i < 64; i++) {
            open.add(large.open("10.0.0." + i, cuts::incrementAndGet));
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var account : open) {
                threads.submit(() -> {
                    for (var i = 0; i < 2_000; i++) {
                        account.holds(ThreadLocalRandom.current().nextInt(3_000));
                        if (i == 1_000) {
                            account.signedIn(UUID.randomUUID());
                        }
                        if (i == 1_500) {
                            account.signedOut();
                        }
                    }
                    account.holds(7);
                });
            }
        }

        assertEquals(64 * 7, large.held());
        open.forEach(Account::close);
        assertEquals(0, large.held());
        assertTrue(cuts.get() <= 64);
    }
}
