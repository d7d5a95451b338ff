package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.openai.stream.ApiError;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.problem.ErrorCode;
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
        "500, BUSY",
        "503, BUSY",
        "529, BUSY",
    })
    void oneRefusedPromptIsNoTroubleOfOthers(int status, Refusal refusal) {
        assertEquals(refusal, Refusal.of(status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
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
        var failed = Refusal.of(status).failed(status, ApiError.ofBody(body));

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
    @CsvSource({
        "No such model, No such model",
        "Flagged: my password is hunter2 please, (repeats the conversation)",
        "hunter2 hunter2 hunter2, hunter2 hunter2 hunter2",
    })
    void noTextOfAConversationIsLogged(String said, String logged) {
        var message = new PromptMessage(MessageRole.USER, "What if my password is hunter2?", "text", Instant.EPOCH);
        var prompt = new Prompt(UUID.randomUUID(), UUID.randomUUID(), null, null, null, 1, "", List.of(message), 0);

        assertEquals(logged, Refusals.clean(said, 200, prompt));
    }
}
