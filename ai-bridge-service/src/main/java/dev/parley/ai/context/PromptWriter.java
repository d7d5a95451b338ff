package dev.parley.ai.context;

import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the prompt of a reply: the newest messages that fit the budget, oldest first, without a gap. The one to
/// answer is always among them, cut if it alone is too long.
@ApplicationScoped
public class PromptWriter {
    private final ContextConfig config;

    public PromptWriter(ContextConfig config) {
        this.config = config;
    }

    /// How many messages a claim should bring.
    public int messages() {
        return Math.max(1, config.messages());
    }

    public Prompt write(ReplyClaim claim) {
        var fitting = new ArrayDeque<PromptMessage>();
        var left = config.tokens();
        for (var message : claim.context().reversed()) {
            var said = said(message);
            var tokens = tokens(message, said);
            if (fitting.isEmpty() && tokens > left) {
                said = cut(said, left);
                tokens = left;
            }
            if (tokens > left || fitting.size() == messages()) {
                break;
            }
            left -= tokens;
            fitting.addFirst(new PromptMessage(message.role(), said, message.contentType(), message.createdAt()));
        }
        var instructions = instructions(claim);
        return new Prompt(
                claim.conversationId(),
                claim.messageId(),
                claim.title(),
                claim.personSubject(),
                claim.personTier(),
                claim.messageCount(),
                instructions,
                List.copyOf(fitting),
                config.tokens() - left + TokenEstimate.of(instructions));
    }

    private String instructions(ReplyClaim claim) {
        var several = claim.context().stream().anyMatch(message -> message.speaker() != null);
        return Stream.of(config.systemPrompt(), several ? config.groupPrompt() : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"));
    }

    /// Where several people take part, the AI is told who speaks.
    private static String said(ContextMessage message) {
        return speaker(message) + message.content();
    }

    /// On one line, so that a name cannot pass for what somebody else said.
    private static String speaker(ContextMessage message) {
        return message.speaker() == null
                ? ""
                : message.speaker().replaceAll("[\\s\\p{Cntrl}]+", " ").strip() + ": ";
    }

    private static int tokens(ContextMessage message, String said) {
        return message.tokenCount() > 0
                ? credible(message.tokenCount(), message.content()) + TokenEstimate.of(speaker(message))
                : TokenEstimate.of(said);
    }

    /// A provider's count may be of what it thought besides, or of nothing at all: no tokenizer comes to more tokens
    /// than bytes, and none to fewer than one for eight characters.
    private static int credible(int count, String content) {
        var most = content.getBytes(StandardCharsets.UTF_8).length;
        return Math.clamp(count, Math.ceilDiv(content.length(), 2 * TokenEstimate.CHARACTERS), Math.max(1, most));
    }

    private static String cut(String text, int tokens) {
        var end = Math.min(text.length(), Math.max(0, tokens) * TokenEstimate.CHARACTERS);
        return end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))
                ? text.substring(0, end - 1)
                : text.substring(0, end);
    }
}
