package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.message.MessageRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How a model is given its instructions; not every model's template has a role for them.
public enum Instructions {
    SYSTEM,
    DEVELOPER,
    /// Before the first words of a person, in the same message.
    FIRST_MESSAGE;

    /// The message of their own, where they have one.
    void begin(ArrayNode messages, String instructions) {
        if (this != FIRST_MESSAGE && !instructions.isBlank()) {
            messages.addObject()
                    .put("role", this == SYSTEM ? "system" : "developer")
                    .put("content", instructions);
        }
    }

    /// The turns of a conversation, with the instructions where they have no message of their own.
    List<PromptMessage> within(List<PromptMessage> turns, String instructions) {
        if (this != FIRST_MESSAGE || instructions.isBlank()) {
            return turns;
        }
        var with = new ArrayList<>(turns);
        for (var at = 0; at < with.size(); at++) {
            var turn = with.get(at);
            if (turn.role() == MessageRole.USER) {
                with.set(
                        at,
                        new PromptMessage(
                                turn.role(),
                                instructions + "\n\n" + turn.content(),
                                turn.contentType(),
                                turn.createdAt()));
                return with;
            }
        }
        with.addFirst(new PromptMessage(MessageRole.USER, instructions, "text", Instant.EPOCH));
        return with;
    }
}
