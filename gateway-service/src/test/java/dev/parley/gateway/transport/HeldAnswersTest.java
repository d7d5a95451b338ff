package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.memory.MemoryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeldAnswersTest {
    private final AtomicInteger cuts = new AtomicInteger();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final MemoryBudget budget = new MemoryBudget(
            new MemoryConfig() {
                @Override
                public long maxBytes() {
                    return 1_000;
                }

                @Override
                public long maxStrangerBytes() {
                    return 400;
                }

                @Override
                public OptionalLong maxSubscriptionBytes() {
                    return OptionalLong.empty();
                }
            },
            new SimpleMeterRegistry());

    @Test
    void anAnswerToAPersonTakesUpNothingOfTheStrangersPart() {
        var account = budget.open("10.0.0.1", cuts::incrementAndGet);
        HeldAnswers.on(channel, account);

        HeldAnswers.belong(channel, UUID.randomUUID());
        channel.runPendingTasks();
        account.holds(600);
        assertEquals(0, cuts.get());

        account.holds(0);
        account.signedOut();
        account.holds(600);
        assertEquals(1, cuts.get(), "the next request of the connection is a stranger's");
    }

    @Test
    void aConnectionWithoutAnAccountIsLeftAlone() {
        HeldAnswers.belong(channel, UUID.randomUUID());
        channel.runPendingTasks();

        assertEquals(0, budget.held());
    }
}
