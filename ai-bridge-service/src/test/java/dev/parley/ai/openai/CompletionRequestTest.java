package dev.parley.ai.openai;

import static dev.parley.session.contract.message.MessageRole.ASSISTANT;
import static dev.parley.session.contract.message.MessageRole.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.message.MessageRole;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionRequestTest {
    @Test
    void aContextBeginsWithAPersonAndThenBothSpeakInTurn() {
        var turns = CompletionRequest.alternating(List.of(
                said(ASSISTANT, "cut off"),
                said(USER, "one"),
                said(USER, "two"),
                said(ASSISTANT, "three"),
                said(ASSISTANT, " "),
                said(ASSISTANT, "four"),
                said(USER, "five")));

        assertEquals(
                List.of(USER, ASSISTANT, USER),
                turns.stream().map(PromptMessage::role).toList());
        assertEquals(
                List.of("one\n\ntwo", "three\n\nfour", "five"),
                turns.stream().map(PromptMessage::content).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system        | system: Be kind. / user: one / assistant: two / user: three",
                "developer     | developer: Be kind. / user: one / assistant: two / user: three",
                "first-message | user: Be kind. one / assistant: two / user: three",
            })
    void theInstructionsComeFirstInTheRoleThatTheModelKnows(String how, String sent) {
        var conversation = List.of(said(USER, "one"), said(ASSISTANT, "two"), said(USER, "three"));

        assertEquals(sent, sent("Be kind.", conversation, Map.of("bridge.openai.instructions", how)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "developer", "first-message"})
    void withoutInstructionsNothingStandsForThem(String how) {
        var conversation = List.of(said(USER, "one"));

        assertEquals("user: one", sent("", conversation, Map.of("bridge.openai.instructions", how)));
    }

    @Test
    void theFirstWordsOfAPersonMayComeSecond() {
        var conversation = List.of(said(ASSISTANT, "Welcome!"), said(USER, "one"));

        assertEquals(
                "assistant: Welcome! / user: Be kind. one",
                sent(
                        "Be kind.",
                        conversation,
                        Map.of("bridge.openai.instructions", "first-message", "bridge.openai.alternate", "false")));
    }

    private static String sent(String instructions, List<PromptMessage> conversation, Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(OpenAiConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(OpenAiConfig.class);
        var prompt =
                new Prompt(UUID.randomUUID(), UUID.randomUUID(), null, null, null, 1, instructions, conversation, 0);
        var json = new ObjectMapper();
        try {
            return json.readTree(new CompletionRequest(json, config, "m").text(prompt, true))
                    .path("messages")
                    .valueStream()
                    .map(message -> message.path("role").textValue() + ": "
                            + message.path("content").textValue().replace("\n\n", " "))
                    .collect(Collectors.joining(" / "));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static PromptMessage said(MessageRole role, String text) {
        return new PromptMessage(role, text, "text", Instant.EPOCH);
    }
}
