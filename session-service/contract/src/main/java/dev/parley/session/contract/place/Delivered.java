package dev.parley.session.contract.place;

import java.util.List;
import java.util.UUID;

/// What has arrived at people's devices, at most [#MAX_ITEMS]. A position never goes back.
public record Delivered(List<Item> items) {
    public static final int MAX_ITEMS = 1000;

    /// Everything up to `seq`.
    public record Item(UUID conversationId, UUID personId, long seq) {}
}
