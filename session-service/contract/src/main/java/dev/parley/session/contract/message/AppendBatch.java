package dev.parley.session.contract.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages of many people for many conversations, stored in one transaction and in this order. At most 256. `origin`
/// tells its own listeners itself, see [dev.parley.session.contract.log.Announcement]; null: nobody does.
/// It has at most 64 letters, digits and hyphens.
public record AppendBatch(List<NewMessage> items, @Nullable String origin) {
    public static final int MAX_ITEMS = 256;
}
