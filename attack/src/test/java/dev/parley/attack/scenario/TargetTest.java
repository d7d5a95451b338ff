package dev.parley.attack.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final int ATTACKERS = 100;
    private static final Duration TIME = Duration.ofSeconds(5);

    private final Target target = new Target(null, 1);

    private boolean tookPlace() {
        return target.tookPlace().orElseThrow().kept();
    }

    @Test
    void whereAllAreRefusedAtOnceNoAttackTookPlace() throws InterruptedException {
        target.attacks(ATTACKERS, TIME, _ -> {
            throw new IOException("refused");
        });

        assertFalse(tookPlace());
    }

    @Test
    void whoStruckBeforeItWasCutOffHasAttacked() throws InterruptedException {
        target.attacks(ATTACKERS, TIME, number -> {
            if (number % 10 == 0) {
                target.struck();
            }
            throw new IOException("cut off");
        });

        assertTrue(tookPlace(), target.tookPlace().toString());
    }

    @Test
    void soHasWhoHadDoneByItself() throws InterruptedException {
        target.attacks(ATTACKERS, TIME, _ -> {});

        assertTrue(tookPlace());
    }

    @Test
    void whereNobodyWasToAttackThereIsNothingToAsk() {
        assertEquals(Optional.empty(), target.tookPlace());
    }
}
