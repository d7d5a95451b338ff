package dev.parley.ai.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.ai.canister.LinkState.Dialling;
import dev.parley.ai.canister.LinkState.Open;
import dev.parley.ai.canister.LinkState.Resting;
import org.junit.jupiter.api.Test;

/// How many failures came before: by them the next try waits.
class LinkStateTest {
    private static Open opened(Resting resting) {
        return resting.dial().opened(null);
    }

    @Test
    void aCanisterThatClosesAsSoonAsItHasAcceptedIsDialledLessAndLessOften() {
        var resting = new Resting(0);
        for (var failures = 1; failures <= 5; failures++) {
            resting = opened(resting).heard().pinged().lost();
            assertEquals(failures, resting.failures());
        }
    }

    @Test
    void oneThatHasAnsweredIsDialledAtOnceAgain() {
        assertEquals(1, opened(new Resting(4)).useful().lost().failures());
    }

    @Test
    void oneThatCannotBeReachedCountsOn() {
        assertEquals(5, new Dialling(4).failed().failures());
    }
}
