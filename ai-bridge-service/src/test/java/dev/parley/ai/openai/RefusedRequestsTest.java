package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.FakeOpenAi;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.test.Await;
import dev.parley.test.LogRecords;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of everybody else, and what an operator sees, where the API refuses a request.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RefusedRequestsTest {
    private static final String LEFT_ALONE = "WARN The model's API is left alone cause=status ";

    Surroundings around;

    @Inject
    MeterRegistry metrics;

    private LogRecords refused;
    private LogRecords api;

    @BeforeEach
    void anApiThatAnswered() {
        around.calm();
        around.first.stop();
        around.second.stop();
        Await.until(() -> Gateway.status().connectionCount() == 1);
        answers();
        refused = new LogRecords(Refusals.class.getName());
        api = new LogRecords(OpenAi.class.getName());
    }

    @AfterEach
    void listensNoMore() {
        refused.close();
        api.close();
    }

    private void answers() {
        around.openAi.calm();
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        assertEquals("Looks sound.", Await.done(reply.over).answer());
    }

    private void refuses(int status, String body) {
        around.openAi.behaviour = response -> response.setStatusCode(status).end(body);
    }

    private ErrorCode fails(UUID conversation, String question) {
        var reply = around.session.ask(conversation, question);
        Gateway.hint(reply.id);
        return Await.done(reply.over).failure.code();
    }

    private double counted(String status) {
        return metrics.counter("bridge.provider.refusals", "status", status).count();
    }

    private boolean leftAlone(int status) {
        return api.lines().stream().anyMatch(line -> line.startsWith(LEFT_ALONE + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void whatFailsForOneConversationAloneIsNobodyElsesTrouble(int status) {
        refuses(status, "");
        var conversation = UUID.randomUUID();

        assertEquals(ErrorCode.AI_UNAVAILABLE, fails(conversation, "Poison"));
        assertEquals(ErrorCode.AI_UNAVAILABLE, fails(conversation, "Poison, please"));
        answers();
        refuses(status, "");
        assertEquals(ErrorCode.AI_UNAVAILABLE, fails(UUID.randomUUID(), "More poison"));

        assertEquals(List.of(), api.lines());
        assertEquals(1, Gateway.status().connectionCount(), "the API is there for everybody else");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void whatFailsForASecondConversationTooIsTheApis(int status) {
        refuses(status, "");

        fails(UUID.randomUUID(), "One?");
        assertEquals(List.of(), api.lines());
        fails(UUID.randomUUID(), "Two?");

        assertTrue(leftAlone(status), api.lines().toString());
    }

    @Test
    void anApiThatSaysItIsOverloadedIsLeftAloneAtOnce() {
        refuses(503, "");
        fails(UUID.randomUUID(), "One?");
        assertTrue(leftAlone(503), api.lines().toString());
        answers();

        around.openAi.behaviour = response ->
                response.setStatusCode(500).putHeader("Retry-After", "7").end();
        fails(UUID.randomUUID(), "Two?");
        assertTrue(leftAlone(500), api.lines().toString());
    }

    @Test
    void whatTheApiSaysIsCountedAndLoggedInOneShortLine() {
        var before = counted("400");
        refuses(
                400,
                "{\"error\":{\"code\":\"bad_thing\",\"message\":\"No\\n\\u0007such \\\"model\\\" " + "x".repeat(300)
                        + "\"}}");

        fails(UUID.randomUUID(), "Well?");

        assertEquals(before + 1, counted("400"));
        var text = "No such model " + "x".repeat(186);
        assertEquals(
                List.of("WARN The model's API does not answer status=400 code=bad_thing text=\"" + text + "\""),
                refused.lines());
    }

    @Test
    void whatIsOursToRepairIsAnError() {
        var before = counted("401");
        refuses(401, "{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"Incorrect API key\"}}");

        fails(UUID.randomUUID(), "Well?");

        assertEquals(before + 1, counted("401"));
        assertEquals(
                List.of("ERROR The model's API refuses us, look at its URL, key and model status=401"
                        + " code=invalid_api_key text=\"Incorrect API key\""),
                refused.lines());
    }

    @Test
    void whatRepeatsTheConversationIsNotLogged() {
        refuses(400, "{\"error\":{\"code\":\"bad_thing\",\"message\":\"Flagged: my password is hunter2\"}}");

        fails(UUID.randomUUID(), "Is my password is hunter2 any good?");

        assertEquals(
                List.of("WARN The model's API does not answer status=400 code=bad_thing"
                        + " text=\"(repeats the conversation)\""),
                refused.lines());
    }

    @Test
    void anErrorWithinTheStreamIsCountedAndLoggedToo() {
        var before = counted("0");
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            FakeOpenAi.say(response, "It is");
            response.end("data: {\"error\":{\"code\":\"worker_gone\",\"message\":\"overloaded\"}}\n\n");
        };

        fails(UUID.randomUUID(), "Well?");

        assertEquals(before + 1, counted("0"));
        assertEquals(
                List.of("WARN The model's API does not answer status=0 code=worker_gone text=\"overloaded\""),
                refused.lines());
    }
}
