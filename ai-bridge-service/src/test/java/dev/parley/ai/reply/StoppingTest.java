package dev.parley.ai.reply;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.ai.contract.reply.ReplyHints;
import dev.parley.ai.fake.FakeCanister.Conversation;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.service.management.ManagementServer;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.test.Await;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StoppingTest.Patient.class)
@QuarkusTestResource(Surroundings.class)
class StoppingTest {
    @Inject
    ManagementServer management;

    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bridge.reply.answer-timeout", "20s", "bridge.reply.shutdown-grace", "1s");
        }
    }

    Surroundings around;

    @Inject
    Event<ShutdownDelayInitiatedEvent> sigterm;

    @Test
    void onSigtermWhatIsUnderWayMayEndAndTheRestIsToldSo() {
        var open = new LinkedBlockingQueue<Conversation>();
        around.calm();
        around.first.behaviour = (conversation, frame) -> open.add(conversation);
        around.second.behaviour = around.first.behaviour;
        Await.until(() -> Gateway.status().connected());
        var quick = around.session.ask("Quick?");
        Gateway.hint(quick.id);
        var quickly = Await.next(open);
        var slow = around.session.ask("Slow?");
        Gateway.hint(slow.id);
        Await.next(open).chunk(0, "Well, ");

        var stopping = CompletableFuture.runAsync(() -> sigterm.fire(new ShutdownDelayInitiatedEvent()));

        Await.until(() -> get(management.url("/q/health/ready")).statusCode() == 503);
        var late = around.session.ask("Too late?");
        assertSendsOn(Gateway.signed().body(new ReplyHints(List.of(late.id))).post("/internal/v1/replies"));
        assertSendsOn(Gateway.signed().get("/internal/v1/replies/status"));
        quickly.respond("Quick.");
        assertEquals("Quick.", Await.done(quick.over).answer());
        var failure = Await.done(slow.over).failure;
        assertEquals("Service shutting down", failure.message());
        assertEquals(30_000, failure.retryAfterMillis());
        Await.done(stopping);
        assertEquals(ReplyStatus.PENDING, late.status);
        assertEquals(200, get(management.url("/q/health/live")).statusCode());
    }

    /// Gateways go on to the next one, and tell nobody that the AI is away.
    private static void assertSendsOn(Response answer) {
        answer.then().statusCode(503).contentType("application/problem+json").body("code", equalTo("unavailable"));
    }
}
