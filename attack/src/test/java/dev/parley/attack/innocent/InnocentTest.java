package dev.parley.attack.innocent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class InnocentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void whoIsCutOffBetweenTwoDeedsHasSufferedThoughItComesBackAtOnce() throws IOException {
        try (var gateway = new RudeGateway();
                var innocent = Innocent.at(gateway.address())) {
            var experience = innocent.beginsAnew();
            until(() -> experience.deeds() > 10);
            assertEquals(0, experience.troubleCount(), experience.troubles().toString());

            gateway.cutsEverybody();

            until(() -> experience.troubleCount() > 0);
            assertTrue(
                    experience.troubles().getFirst().contains("1006"),
                    experience.troubles().toString());
            var before = experience.deeds();
            until(() -> experience.deeds() > before + 10);
        }
    }

    @Test
    void aRefusalForAskingTooOftenIsTroubleUnlessItHurries() {
        try (var gateway = new RudeGateway();
                var innocent = Innocent.at(gateway.address())) {
            innocent.hurries(true);
            gateway.refuses("rate_limited");
            var hasty = innocent.beginsAnew();
            until(() -> hasty.deeds() > 3);
            assertEquals(0, hasty.troubleCount(), hasty.troubles().toString());

            innocent.hurries(false);
            var calm = innocent.beginsAnew();

            until(() -> calm.troubleCount() > 0);
            assertTrue(
                    calm.troubles().getFirst().contains("rate_limited"),
                    calm.troubles().toString());
        }
    }

    private static void until(BooleanSupplier fact) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!fact.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within " + PATIENCE.toSeconds() + " s");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
