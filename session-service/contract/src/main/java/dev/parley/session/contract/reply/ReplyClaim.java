package dev.parley.session.contract.reply;

import dev.parley.session.contract.conversation.ConversationKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A reply and all it takes to write it. `attempt` is the fencing token: renew, complete and fail must repeat it, and
/// are refused with `conflict` once another attempt has begun or the reply has ended. `answerId` is the id the answer's
/// message will have. `context` is oldest first and ends with the newest message to answer.
public record ReplyClaim(
        UUID replyId,
        int attempt,
        Instant leaseUntil,
        UUID conversationId,
        ConversationKind kind,
        @Nullable String title,
        UUID messageId,
        UUID answerId,
        UUID personId,
        @Nullable String personSubject,
        @Nullable String personTier,
        int messageCount,
        List<ContextMessage> context) {
    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private UUID replyId;
        private int attempt;
        private Instant leaseUntil;
        private UUID conversationId;
        private ConversationKind kind;
        private String title;
        private UUID messageId;
        private UUID answerId;
        private UUID personId;
        private String personSubject;
        private String personTier;
        private int messageCount;
        private List<ContextMessage> context;

        private Builder() {}

        public Builder replyId(UUID replyId) {
            this.replyId = replyId;
            return this;
        }

        public Builder attempt(int attempt) {
            this.attempt = attempt;
            return this;
        }

        public Builder leaseUntil(Instant leaseUntil) {
            this.leaseUntil = leaseUntil;
            return this;
        }

        public Builder conversationId(UUID conversationId) {
            this.conversationId = conversationId;
            return this;
        }

        public Builder kind(ConversationKind kind) {
            this.kind = kind;
            return this;
        }

        public Builder title(String title) {
            this.title = title;
            return this;
        }

        public Builder messageId(UUID messageId) {
            this.messageId = messageId;
            return this;
        }

        public Builder answerId(UUID answerId) {
            this.answerId = answerId;
            return this;
        }

        public Builder personId(UUID personId) {
            this.personId = personId;
            return this;
        }

        public Builder personSubject(String personSubject) {
            this.personSubject = personSubject;
            return this;
        }

        public Builder personTier(String personTier) {
            this.personTier = personTier;
            return this;
        }

        public Builder messageCount(int messageCount) {
            this.messageCount = messageCount;
            return this;
        }

        public Builder context(List<ContextMessage> context) {
            this.context = context;
            return this;
        }

        public ReplyClaim build() {
            return new ReplyClaim(
                    replyId,
                    attempt,
                    leaseUntil,
                    conversationId,
                    kind,
                    title,
                    messageId,
                    answerId,
                    personId,
                    personSubject,
                    personTier,
                    messageCount,
                    context);
        }
    }
}
