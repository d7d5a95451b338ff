package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A document session. `turn` counts what a person did and what came of it. `history` is null where it grows with
/// each turn and nobody needs it: in what answers a turn. `pending` is what a person did and nothing has come of yet,
/// else null; `outcome` is what came last, null before anything has. `review`: everything is looked at once more
/// before the end. `templateId` and `templateVersion` are null until a template is known, `documentId` until it is
/// completed. A completed one that asks something is being revised; `documentVersion` counts what has come of that: 1
/// is the first document, null before there is one.
public record DocumentSessionView(
        UUID id,
        UUID userId,
        @Nullable String templateId,
        @Nullable Integer templateVersion,
        SessionStatus status,
        boolean review,
        int turn,
        @Nullable List<HistoryEntry> history,
        @Nullable JsonNode answers,
        @Nullable PersonTurn pending,
        @Nullable TurnOutcome outcome,
        @Nullable String documentId,
        @Nullable Integer documentVersion,
        Instant createdAt,
        Instant updatedAt) {
    /// Whether something is asked in it: until there is a document, or while that is being revised.
    public boolean asks() {
        return status != SessionStatus.EXPIRED && outcome != null && outcome.question() != null;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private UUID id;
        private UUID userId;
        private String templateId;
        private Integer templateVersion;
        private SessionStatus status;
        private boolean review;
        private int turn;
        private List<HistoryEntry> history;
        private JsonNode answers;
        private PersonTurn pending;
        private TurnOutcome outcome;
        private String documentId;
        private Integer documentVersion;
        private Instant createdAt;
        private Instant updatedAt;

        private Builder() {}

        public Builder id(UUID id) {
            this.id = id;
            return this;
        }

        public Builder userId(UUID userId) {
            this.userId = userId;
            return this;
        }

        public Builder templateId(String templateId) {
            this.templateId = templateId;
            return this;
        }

        public Builder templateVersion(Integer templateVersion) {
            this.templateVersion = templateVersion;
            return this;
        }

        public Builder status(SessionStatus status) {
            this.status = status;
            return this;
        }

        public Builder review(boolean review) {
            this.review = review;
            return this;
        }

        public Builder turn(int turn) {
            this.turn = turn;
            return this;
        }

        public Builder history(List<HistoryEntry> history) {
            this.history = history;
            return this;
        }

        public Builder answers(JsonNode answers) {
            this.answers = answers;
            return this;
        }

        public Builder pending(PersonTurn pending) {
            this.pending = pending;
            return this;
        }

        public Builder outcome(TurnOutcome outcome) {
            this.outcome = outcome;
            return this;
        }

        public Builder documentId(String documentId) {
            this.documentId = documentId;
            return this;
        }

        public Builder documentVersion(Integer documentVersion) {
            this.documentVersion = documentVersion;
            return this;
        }

        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        public DocumentSessionView build() {
            return new DocumentSessionView(
                    id,
                    userId,
                    templateId,
                    templateVersion,
                    status,
                    review,
                    turn,
                    history,
                    answers,
                    pending,
                    outcome,
                    documentId,
                    documentVersion,
                    createdAt,
                    updatedAt);
        }
    }
}
