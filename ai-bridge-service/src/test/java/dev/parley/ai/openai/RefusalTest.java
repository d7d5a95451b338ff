package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.openai.stream.ApiError;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.problem.ErrorCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    @ParameterizedTest
    @CsvSource({
        "301, OURS",
        "307, OURS",
        "400, ONE_PROMPT",
        "401, OURS",
        "403, ONE_PROMPT",
        "404, OURS",
        "413, ONE_PROMPT",
        "422, ONE_PROMPT",
        "429, BUSY",
        "451, ONE_PROMPT",
        "500, UNCLEAR",
        "502, UNCLEAR",
        "503, BUSY",
        "504, UNCLEAR",
        "529, BUSY",
    })
    void oneRefusedPromptIsNoTroubleOfOthers(int status, Refusal refusal) {
        assertEquals(refusal, Refusal.of(status, ApiError.ofBody("{\"error\":{\"message\":\"no\"}}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | {\"error\":{\"code\":500,\"message\":\"Context size has been exceeded.\",\"type\":\"server_error\"}} | ONE_PROMPT",
                "500 | {\"error\":{\"message\":\"litellm.ContextWindowExceededError: BadRequestError\",\"type\":null,\"code\":\"500\"}} | ONE_PROMPT",
                "429 | {\"error\":{\"message\":\"Request too large for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000, Requested 31000.\",\"type\":\"tokens\",\"code\":\"rate_limit_exceeded\"}} | ONE_PROMPT",
                "503 | {\"error\":{\"code\":\"content_filter\"}} | ONE_PROMPT",
                "401 | {\"error\":{\"code\":\"context_length_exceeded\"}} | OURS",
                "404 | {\"error\":{\"message\":\"The model's maximum context length is unknown\"}} | OURS",
                "429 | {\"error\":{\"message\":\"Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000. Please try again in 2s.\"}} | BUSY",
                "429 | {\"message\":\"Too many tokens, please wait before trying again.\"} | BUSY",
                "429 | {\"error\":{\"message\":\"This request would exceed the rate limit of 40000 input tokens per minute\"}} | BUSY",
                "429 | {\"error\":{\"message\":\"Requests exceed the limit of 1000 tokens per minute\"}} | BUSY",
                "503 | {\"error\":{\"message\":\"Moderation is temporarily unavailable\"}} | BUSY",
                "502 | <html><p>Our content policy, and our safety rules</p></html> | UNCLEAR",
            })
    void thatOfOnePromptIsToldFromThatOfAllByItsWords(int status, String body, Refusal refusal) {
        assertEquals(refusal, Refusal.of(status, ApiError.ofBody(body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"error\":{\"code\":400,\"message\":\"request (4390 tokens) exceeds the available context size (4096 tokens), try increasing it\",\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":4390,\"n_ctx\":4096}} | TOO_LARGE",
                "400 | {\"error\":{\"code\":400,\"message\":\"no\",\"type\":\"exceed_context_size_error\"}} | TOO_LARGE",
                "400 | {\"object\":\"error\",\"message\":\"The decoder prompt (length 5000) is longer than the maximum model length of 4096\",\"type\":\"BadRequestError\",\"code\":400} | TOO_LARGE",
                "422 | {\"error\":\"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens and 512 `max_new_tokens`\",\"error_type\":\"validation\"} | TOO_LARGE",
                "422 | {\"error\":\"`inputs` must have less than 1024 tokens. Given: 2000\",\"error_type\":\"validation\"} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"Provider returned error\",\"code\":400,\"metadata\":{\"raw\":\"{\\\"error\\\":{\\\"message\\\":\\\"This model's maximum context length is 4096 tokens\\\"}}\",\"provider_name\":\"X\"}}} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"Provider returned error\",\"code\":400,\"metadata\":{\"raw\":\"Prompt is too long\"}}} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"Provider returned error\",\"code\":400,\"metadata\":{\"raw\":{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}}}} | FORBIDDEN",
                "400 | {\"error\":{\"message\":\"The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).\",\"status\":\"INVALID_ARGUMENT\"}} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"This model's maximum prompt length is 131072 but the request contains 537812 tokens.\"}} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"Please reduce the length of the messages or completion.\"}} | TOO_LARGE",
                "400 | {\"error\":\"Trying to keep the first 5000 tokens when context the overflows.\"} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"Invalid request: Your request exceeded model token limit: 8192\"}} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"prompt token count of 100 exceeds the limit of 90\",\"code\":\"model_max_prompt_tokens_exceeded\"}} | TOO_LARGE",
                "400 | {\"error\":{\"code\":\"invalid_parameter_error\",\"message\":\"Range of input length should be [1, 6000]\"}} | TOO_LARGE",
                "400 | {\"error\":{\"message\":\"Content Exists Risk\",\"type\":\"invalid_request_error\",\"code\":\"invalid_request_error\"}} | FORBIDDEN",
                "400 | {\"error\":{\"code\":\"data_inspection_failed\",\"message\":\"no\"}} | FORBIDDEN",
                "400 | {\"code\":\"DataInspectionFailed\",\"message\":\"Input data may contain inappropriate content.\"} | FORBIDDEN",
                "400 | {\"error\":{\"code\":400,\"message\":\"no\",\"status\":\"PROHIBITED_CONTENT\"}} | FORBIDDEN",
                "400 | {\"error\":{\"message\":\"Unknown name \\\"safety_settings\\\"\"}} | BAD_REQUEST",
                "400 | {\"error\":{\"message\":\"max_tokens is too large: this model supports at most 4096 completion tokens\"}} | BAD_REQUEST",
                "400 | {\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"no\"}} | TOO_LARGE",
                "400 | {\"message\":\"This model's maximum context length is 4096 tokens\"} | TOO_LARGE",
                "413 | too much | TOO_LARGE",
                "400 | {\"error\":{\"code\":\"content_filter\",\"innererror\":{}}} | FORBIDDEN",
                "403 | {\"error\":{\"message\":\"input flagged\"}} | FORBIDDEN",
                "403 | <html>No</html> | FORBIDDEN",
                "400 | [{\"error\":{\"code\":400,\"message\":\"Invalid argument\"}}] | BAD_REQUEST",
                "422 | {\"detail\":[{\"msg\":\"field required\"}]} | BAD_REQUEST",
            })
    void whatIsWrongWithAPromptIsToldAndNotTriedAgain(int status, String body, ErrorCode code) {
        var failed = Refusal.of(status, ApiError.ofBody(body)).failed(status, ApiError.ofBody(body));

        assertEquals(code, failed.code());
        assertFalse(failed.code().retryable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Unknown parameter: 'stream_options'\"}}",
                "{\"error\":{\"message\":\"Unrecognized request argument\",\"param\":\"stream_options\"}}",
                "{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\"],\"msg\":\"Extra inputs are not permitted\"}]}",
                "{\"message\":{\"detail\":[{\"loc\":[\"body\",\"stream_options\"],\"msg\":\"no\"}]}}",
                "{\"errors\":[{\"message\":\"stream_options is not supported\"}]}",
                "stream_options?"
            })
    void aFieldThatIsRefusedIsFoundWhereverItIsNamed(String body) {
        var error = ApiError.ofBody(body);

        assertTrue(error.names("stream_options"));
        assertFalse(error.text().isBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"}]}}] | 400 INVALID_ARGUMENT | API key not valid.",
                "{\"error\":{\"code\":\"bad_thing\",\"details\":[{\"message\":\"Deeper words\"}]}} | bad_thing | Deeper words",
                "{\"error\":{\"message\":\"Outer words\",\"innererror\":{\"code\":\"x\"},\"details\":[{},{\"code\":\"y\"}]}} | `` | Outer words",
                "{\"error\":{\"code\":7,\"message\":\"Outer words\",\"details\":[{\"@type\":\"t\"},{\"msg\":\"Second\"}]}} | 7 | Second",
                "{\"error\":{\"message\":\"Provider returned error\",\"code\":400,\"metadata\":{\"raw\":\"Out of luck\"}}} | 400 | Out of luck",
                "{\"error\":[\"Error in `inputs`\"]} | `` | Error in `inputs`",
            })
    void whatAnErrorLeavesOutDeeperInsideIsTakenFromFurtherOut(String body, String code, String text) {
        var error = ApiError.ofBody(body);

        assertEquals(code, error.code());
        assertEquals(text, error.text());
    }

    @ParameterizedTest
    @CsvSource({
        "No such model, No such model",
        "Flagged: my password is hunter2 please, (repeats the conversation)",
        "hunter2 hunter2 hunter2, hunter2 hunter2 hunter2",
    })
    void noTextOfAConversationIsLogged(String said, String logged) {
        assertEquals(logged, Refusals.clean(said, 200, prompt("What if my password is hunter2?")));
    }

    @ParameterizedTest
    @CsvSource({"429, 429", "451, 4xx", "599, 5xx", "799, other", "123456, other", "-1, other"})
    void whateverStatusAnApiMakesUpIsCountedUnderAWordThereIs(int status, String word) {
        var metrics = new SimpleMeterRegistry();

        new Refusals(metrics).note(status, ApiError.ofBody("no"), prompt("Well?"), false);

        assertEquals(
                1,
                metrics.get("bridge.provider.refusals")
                        .tag("status", word)
                        .counter()
                        .count());
    }

    private static Prompt prompt(String asked) {
        var message = new PromptMessage(MessageRole.USER, asked, "text", Instant.EPOCH);
        return new Prompt(UUID.randomUUID(), UUID.randomUUID(), null, null, null, 1, "", List.of(message), 0);
    }
}
