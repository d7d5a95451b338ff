package dev.parley.session.contract.message;

import java.util.List;

/// Messages of many people for many conversations, stored in one transaction and in this order. At most 256.
public record AppendBatch(List<NewMessage> items) {
    public static final int MAX_ITEMS = 256;
}
