package dev.parley.ai.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.ai.fake.Told;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.reply.ReplyStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NotConfiguredTest.NobodyAnswers.class)
@QuarkusTestResource(Surroundings.class)
class NotConfiguredTest {
    public static final class NobodyAnswers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bridge.provider.order", "canister-in");
        }
    }

    Surroundings around;

    @Inject
    ReplyQueue desk;

    @BeforeEach
    void nothingHasHappened() {
        around.calm();
    }

    @Test
    void aReplyWhoseAiLeavesJustBeforeItIsTakenUpIsToldToWait() {
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Anybody?");

        desk.offer(reply.id);

        assertEquals(reply.id, told.next(Ephemeral.ReplyWaiting.class).replyId());
        assertEquals(ReplyStatus.PENDING, reply.status);
    }

    @Test
    void withoutAnyAiPeopleAreToldSoAtOnceAndRepliesStayPending() {
        var reply = around.session.ask("Anybody?");

        var status = Gateway.hint(reply.id);

        assertEquals(new AiStatus(false, 0, "AI service is not configured", 60_000), status);
        assertEquals(0, around.session.claimed.size());
    }
}
