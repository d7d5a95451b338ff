package dev.parley.session.contract.document;

import java.util.List;

/// Steps of many people's sessions, taken in one transaction and in this order. At most [#MAX_ITEMS].
public record SessionStepBatch(List<SessionStep> items) {
    public static final int MAX_ITEMS = 64;
}
