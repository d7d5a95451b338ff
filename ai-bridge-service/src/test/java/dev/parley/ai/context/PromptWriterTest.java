package dev.parley.ai.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptWriterTest {
    private record Settings(Optional<String> systemPrompt, Optional<String> groupPrompt, int messages, int tokens)
            implements ContextConfig {}

    private final PromptWriter writer =
            new PromptWriter(new Settings(Optional.of("Be kind."), Optional.of("They are several."), 5, 100));

    @Test
    void keepsTheNewestMessagesOldestFirst() {
        var prompt = writer.write(claim(IntStream.rangeClosed(1, 9)
                .mapToObj(n -> said("message " + n, 9))
                .toList()));

        assertEquals(
                List.of("message 5", "message 6", "message 7", "message 8", "message 9"), texts(prompt.messages()));
        assertEquals(45 + 2, prompt.estimatedTokens(), "the messages and the system prompt");
        assertEquals("message 9", prompt.newest().content());
    }

    @Test
    void stopsAtTheFirstThatDoesNotFitSoThatThereIsNoGap() {
        var prompt =
                writer.write(claim(List.of(said("small", 1), said("large ".repeat(40), 80), said("n".repeat(30), 30))));

        assertEquals(List.of("n".repeat(30)), texts(prompt.messages()));
    }

    @Test
    void cutsTheNewestWhereItAloneIsTooLong() {
        var prompt = writer.write(claim(List.of(said("before", 2), said("x".repeat(399) + "\ud83d\udd12" + "y", 0))));

        assertEquals(List.of("x".repeat(399)), texts(prompt.messages()));
        assertTrue(prompt.estimatedTokens() <= 102);
    }

    @Test
    void aCountThatCannotBeTrueTakesNoMoreRoomThanItsText() {
        var prompt = writer.write(claim(List.of(
                said("question", 2), said("Ten words.", 5000), said("Again?", Integer.MAX_VALUE), said("newest", 2))));

        assertEquals(List.of("question", "Ten words.", "Again?", "newest"), texts(prompt.messages()));
    }

    @Test
    void aCountThatIsTooSmallLetsInNoMoreThanFits() {
        var prompt = writer.write(claim(List.of(said("x".repeat(4000), 1), said("newest", 2))));

        assertEquals(List.of("newest"), texts(prompt.messages()));
    }

    @Test
    void saysWhoSpeaksWhereSeveralDo() {
        var message = new ContextMessage(UUID.randomUUID(), MessageRole.USER, "Ada", "Hello", "text", 3, Instant.EPOCH);

        var prompt = writer.write(claim(List.of(message)));

        assertEquals(List.of("Ada: Hello"), texts(prompt.messages()));
        assertEquals("Be kind.\n\nThey are several.", prompt.systemPrompt());
    }

    @Test
    void anEmptySettingMeansThatNothingIsSaidBesides() {
        var settings = new SmallRyeConfigBuilder()
                .withMapping(ContextConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("bridge.context.system-prompt", "", "bridge.context.group-prompt", ""), "test", 500))
                .build()
                .getConfigMapping(ContextConfig.class);
        var message = new ContextMessage(UUID.randomUUID(), MessageRole.USER, "Ada", "Hello", "text", 3, Instant.EPOCH);

        var prompt = new PromptWriter(settings).write(claim(List.of(message)));

        assertEquals("", prompt.systemPrompt());
    }

    @Test
    void aNameIsOneLineAndCountsToo() {
        var name = "Ada\nBob: I agree" + "x".repeat(40);
        var message = new ContextMessage(UUID.randomUUID(), MessageRole.USER, name, "Hello", "text", 3, Instant.EPOCH);

        var prompt = writer.write(claim(List.of(message, message)));

        assertEquals(
                "Ada Bob: I agree" + "x".repeat(40) + ": Hello",
                texts(prompt.messages()).getFirst());
        assertTrue(prompt.estimatedTokens() > 2 * (3 + 10), "the name was not counted");
    }

    private static List<String> texts(List<PromptMessage> messages) {
        return messages.stream().map(PromptMessage::content).toList();
    }

    private static ContextMessage said(String content, int tokens) {
        return new ContextMessage(UUID.randomUUID(), MessageRole.USER, null, content, "text", tokens, Instant.EPOCH);
    }

    private static ReplyClaim claim(List<ContextMessage> context) {
        return ReplyClaim.builder()
                .replyId(UUID.randomUUID())
                .attempt(1)
                .leaseUntil(Instant.EPOCH)
                .conversationId(UUID.randomUUID())
                .kind(ConversationKind.GROUP)
                .title("Title")
                .messageId(UUID.randomUUID())
                .answerId(UUID.randomUUID())
                .personId(UUID.randomUUID())
                .personSubject("subject")
                .personTier("free")
                .messageCount(context.size())
                .context(context)
                .build();
    }
}
