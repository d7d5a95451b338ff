package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages of many people for many conversations, stored in one transaction and in this order. At most 256. `origin`
/// tells its own listeners itself, see [dev.parley.session.contract.log.Announcement]; null: nobody does.
/// It has at most 64 letters, digits and hyphens. `traces`: where the traces stand (`traceparent` of the W3C) of the
/// items that are traced, by their place from 0; null: none is.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppendBatch(
        List<NewMessage> items,
        @Nullable String origin,
        @Nullable Map<Integer, String> traces) {
    public static final int MAX_ITEMS = 256;

    /// Of which nothing is traced.
    public AppendBatch(List<NewMessage> items, @Nullable String origin) {
        this(items, origin, null);
    }
}
