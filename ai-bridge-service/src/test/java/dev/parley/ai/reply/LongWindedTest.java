package dev.parley.ai.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.FakeOpenAi;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.test.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A provider that never falls silent, and never comes to an end.
@QuarkusTest
@TestProfile(LongWindedTest.OneSecond.class)
@QuarkusTestResource(Surroundings.class)
class LongWindedTest {
    public static final class OneSecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bridge.reply.max-duration", "1s");
        }
    }

    Surroundings around;

    @Test
    void anAnswerMayTakeSoLongHoweverMuchIsSaid() {
        around.first.stop();
        around.second.stop();
        Await.until(() -> Gateway.status().connectionCount() == 1);
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            around.openAi.drip(
                    response,
                    "data: {\"choices\":[{\"delta\":{\"content\":\"and \"}}]}\n\n",
                    1_000,
                    20,
                    () -> FakeOpenAi.finish(response));
        };
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        var failure = Await.done(reply.over).failure;
        assertEquals("AI response timeout - please try again", failure.message());
        assertTrue(
                failure.heard().content().startsWith("and and "),
                failure.heard().content());
        Await.next(around.openAi.hungUp);
    }
}
