package dev.parley.ai.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.ai.fake.CanistersOnly;
import dev.parley.ai.fake.FakeCanister.Conversation;
import dev.parley.ai.fake.FakeSession.Reply;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.test.Await;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An error that names no request is about the only one under way, and about none where there are several.
@QuarkusTest
@TestProfile(CanistersOnly.class)
@QuarkusTestResource(Surroundings.class)
class UnnamedRequestsTest {
    Surroundings around;

    @Inject
    MeterRegistry metrics;

    private final BlockingQueue<Conversation> asked = new LinkedBlockingQueue<>();

    @BeforeEach
    void oneCanister() {
        around.calm();
        around.second.stop();
        Await.until(() -> Gateway.status().connectionCount() == 1);
        around.first.behaviour = (conversation, frame) -> asked.add(conversation);
    }

    private Reply ask(String question) {
        var reply = around.session.ask(question);
        Gateway.hint(reply.id);
        return reply;
    }

    private static JsonObject error() {
        return new JsonObject().put("type", "error").put("error_message", "No.");
    }

    private double dropped(String reason) {
        return metrics.counter("bridge.canister.frames.dropped", "reason", reason)
                .count();
    }

    @Test
    void anErrorEndsTheOnlyRequestUnderWay() {
        var reply = ask("Well?");

        Await.next(asked).say(error());

        assertEquals("No.", Await.done(reply.over).failure.message());
    }

    @Test
    void anErrorEndsNoneOfTwoAndThenTheOneThatIsLeft() {
        var before = dropped("unknown_request");
        var one = ask("One?");
        var first = Await.next(asked);
        var two = ask("Two?");
        var second = Await.next(asked);

        second.say(error());
        first.respond("One.");
        assertEquals("One.", Await.done(one.over).answer());
        second.say(error());

        assertEquals("No.", Await.done(two.over).failure.message());
        assertEquals(before + 1, dropped("unknown_request"));
    }

    @Test
    void anErrorOfAnotherConversationEndsNothing() {
        var before = dropped("another_conversation");
        var reply = ask("Well?");
        var conversation = Await.next(asked);

        conversation.say(error().put("conversation_id", UUID.randomUUID().toString()));
        conversation.respond("Fine.");

        assertEquals("Fine.", Await.done(reply.over).answer());
        assertEquals(before + 1, dropped("another_conversation"));
    }
}
