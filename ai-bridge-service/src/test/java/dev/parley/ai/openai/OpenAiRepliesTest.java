package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.FakeOpenAi;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.ai.fake.Told;
import dev.parley.session.contract.log.Ephemeral.ReplyReasoning;
import dev.parley.session.contract.log.Ephemeral.ReplyStarted;
import dev.parley.session.contract.log.Ephemeral.ReplyWaiting;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.test.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class OpenAiRepliesTest {
    Surroundings around;

    @BeforeEach
    void withoutCanisters() {
        around.calm();
        around.first.stop();
        around.second.stop();
        Await.until(() -> Gateway.status().connectionCount() == 1);
    }

    @Test
    void anAnswerArrivesAsItIsWrittenAndIsStoredWithItsUsage() {
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Is this sound?");

        Gateway.hint(reply.id);

        assertEquals("gpt-test", told.next(ReplyStarted.class).model());
        told.deltas("Looks sound.");
        var stored = Await.done(reply.over).completion;
        assertEquals("Looks sound.", stored.content());
        assertEquals("gpt-test-1", stored.modelUsed());
        assertEquals(31, stored.tokensIn());
        assertEquals(7, stored.tokensOut());
        assertFalse(stored.usageEstimated());
    }

    @Test
    void theRequestIsTheOneEverySuchApiKnows() {
        var reply = around.session.ask("Is this sound?");

        Gateway.hint(reply.id);

        var asked = Await.next(around.openAi.requests);
        assertEquals("/v1/chat/completions", asked.path());
        assertEquals("Bearer sk-test", asked.authorization());
        assertEquals("gpt-test", asked.body().path("model").textValue());
        assertTrue(asked.body().path("stream").booleanValue());
        assertTrue(asked.body().path("stream_options").path("include_usage").booleanValue());
        var messages = asked.body().path("messages");
        assertEquals("system", messages.path(0).path("role").textValue());
        assertEquals("user", messages.path(1).path("role").textValue());
        assertEquals("Is this sound?", messages.path(1).path("content").textValue());
        assertEquals(2, messages.size());
    }

    @Test
    void stepsInForACanisterThatSaidNothingYetAndSaysWhoAnswered() {
        around.first.start();
        around.first.behaviour = (conversation, frame) -> conversation.socket().close();
        Await.until(() -> Gateway.status().connectionCount() == 2);
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertEquals("gpt-test-1", Await.done(reply.over).completion.modelUsed());
        assertEquals(1, around.first.requests.size(), "the canister is preferred");
    }

    @Test
    void anOverloadedApiIsAFailureAndLeftAloneForAWhile() {
        around.openAi.behaviour = response ->
                response.setStatusCode(429).putHeader("Retry-After", "7").end("{\"error\":{}}");
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        var failure = Await.done(reply.over).failure;
        assertEquals(ErrorCode.AI_UNAVAILABLE, failure.code());
        assertEquals("AI service temporarily unavailable", failure.message());
        assertEquals(7_000, failure.retryAfterMillis());
        around.openAi.calm();
        var next = around.session.ask("And now?");
        Gateway.hint(next.id);
        assertEquals("Looks sound.", Await.done(next.over).answer());
    }

    @Test
    void brokenAndRefusedRequestsAreFailures() {
        around.openAi.behaviour = response -> response.setStatusCode(503).end();
        assertEquals("AI service temporarily unavailable", failureOf("503"));
        around.openAi.behaviour = response -> response.setStatusCode(401).end();
        assertEquals("AI service temporarily unavailable", failureOf("401"));
        around.openAi.behaviour = response -> response.setStatusCode(400).end("{\"error\":{\"message\":\"no\"}}");
        assertEquals("AI service error", failureOf("400"));
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            FakeOpenAi.say(response, "It is");
            response.write("data: {\"choices\": [\n\n");
        };
        assertEquals("Invalid AI response", failureOf("not JSON"));
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            FakeOpenAi.say(response, "It is");
            response.end();
        };
        assertEquals("AI connection lost", failureOf("cut short"));
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            FakeOpenAi.finish(response);
        };
        assertEquals("Invalid AI response", failureOf("empty"));
    }

    @Test
    void oneRefusedPromptIsNobodyElsesTrouble() {
        around.openAi.behaviour =
                response -> response.setStatusCode(403).end("{\"error\":{\"message\":\"input flagged\"}}");
        var reply = around.session.ask("Flagged");
        Gateway.hint(reply.id);

        var failure = Await.done(reply.over).failure;

        assertEquals(ErrorCode.FORBIDDEN, failure.code());
        assertEquals("AI service refused the message", failure.message());
        assertEquals(1, Gateway.status().connectionCount(), "the API is there for everybody else");
    }

    @Test
    void onePromptThatIsTooLongIsNobodyElsesTroubleByWhateverStatusItIsTold() {
        for (var status : new int[] {500, 429}) {
            around.openAi.behaviour = response -> response.setStatusCode(status)
                    .end("{\"error\":{\"code\":500,\"message\":\"Context size has been exceeded.\"}}");
            var reply = around.session.ask("Long");
            Gateway.hint(reply.id);

            assertEquals(ErrorCode.TOO_LARGE, Await.done(reply.over).failure.code());
            assertEquals(1, Gateway.status().connectionCount(), "the API is there for everybody else");
            around.openAi.calm();
            var told = new Told(around);
            var next = around.session.ask(told.conversation, "Short");
            Gateway.hint(next.id);

            told.next(ReplyStarted.class);
            told.deltas("Looks sound.");
            assertEquals("Looks sound.", Await.done(next.over).answer());
        }
    }

    @Test
    void thoughtsAreToldAndKeptApartFromTheAnswer() {
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            response.write("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"They ask \"}}]}\n\n");
            response.write("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"again.\"}}]}\n\n");
            FakeOpenAi.say(response, "It is sound.");
            FakeOpenAi.finish(response);
        };
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Is this sound?");

        Gateway.hint(reply.id);

        var stored = Await.done(reply.over).completion;
        assertEquals("It is sound.", stored.content());
        assertEquals("They ask again.", stored.reasoning());
        told.next(ReplyStarted.class);
        var thought = new StringBuilder();
        while (thought.length() < "They ask again.".length()) {
            var piece = told.next(ReplyReasoning.class);
            assertEquals(thought.length(), piece.offset());
            thought.append(piece.text());
        }
        told.deltas("It is sound.");
    }

    @Test
    void whatIsNoTextIsToldAsItIsKept() {
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            response.write("data: {\"choices\":[{\"delta\":{\"content\":\"a\\u0000b\\ud83d\"}}]}\n\n");
            FakeOpenAi.finish(response);
        };
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Well?");

        Gateway.hint(reply.id);

        told.next(ReplyStarted.class);
        told.deltas("a\ufffdb\ufffd");
        assertEquals("a\ufffdb\ufffd", Await.done(reply.over).answer());
    }

    @Test
    void whatWasHeardOfAnAnswerThatBreaksOffIsKept() {
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            FakeOpenAi.say(response, "It is");
            response.end();
        };
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        var failure = Await.done(reply.over).failure;
        assertEquals("It is", failure.heard().content());
        assertEquals(FinishReason.ERROR, failure.heard().finishReason());
    }

    @Test
    void anAnswerThatStopsComingIsGivenUpAndTheRequestClosed() {
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            FakeOpenAi.say(response, "It is");
        };

        assertEquals("AI response timeout - please try again", failureOf("silence"));
        Await.next(around.openAi.hungUp);
    }

    @Test
    void signsOfLifeBreakTheSilence() {
        around.openAi.behaviour = response -> {
            FakeOpenAi.begin(response);
            // Longer than anybody would wait in silence.
            around.openAi.drip(response, ": keep-alive\n\n", 8, 250, () -> {
                FakeOpenAi.say(response, "At last.");
                FakeOpenAi.finish(response);
            });
        };
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertEquals("At last.", Await.done(reply.over).answer());
    }

    @Test
    void aReplyThatReachedNobodyWaitsUntilTheApiIsBack() {
        around.openAi.stop();
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Well?");

        assertEquals(reply, Await.next(around.session.released));
        told.next(ReplyStarted.class);
        assertEquals(
                "AI service temporarily unavailable",
                told.next(ReplyWaiting.class).reason());
        around.openAi.start();

        assertEquals("Looks sound.", Await.done(reply.over).answer());
    }

    private String failureOf(String question) {
        var reply = around.session.ask(question);
        Gateway.hint(reply.id);
        return Await.done(reply.over).failure.message();
    }
}
