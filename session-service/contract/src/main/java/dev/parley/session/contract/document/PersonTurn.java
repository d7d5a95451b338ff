package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person does in a session. `key` makes it one turn however often it comes. `content` is what is kept in the
/// history, null for what leaves none; `question` is the one it answers or revises, null: the one being asked. `value`
/// is what a client has typed already, null where there are words only. `holder` is the connection that speaks where
/// only the last one may; null: anybody of the person's.
public record PersonTurn(
        Kind kind,
        @Nullable String key,
        @Nullable String content,
        @Nullable String question,
        @Nullable JsonNode value,
        @Nullable UUID holder) {
    /// A JSON null is none.
    public PersonTurn {
        value = value == null || value.isNull() ? null : value;
    }

    public enum Kind {
        /// A session begins.
        BEGIN,
        ANSWER,
        REVISE
    }
}
