package dev.parley.ai.contract.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Replies that have just been asked for. At most 256. `traces`: where the traces stand (`traceparent` of the W3C) of
/// those that are traced; null: none is.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyHints(List<UUID> replies, @Nullable Map<UUID, String> traces) {
    /// Of which nothing is traced.
    public ReplyHints(List<UUID> replies) {
        this(replies, null);
    }
}
