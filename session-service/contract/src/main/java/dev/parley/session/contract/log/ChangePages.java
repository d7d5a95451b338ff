package dev.parley.session.contract.log;

import java.util.List;
import java.util.UUID;

/// What of a [ChangesQuery] was found at one moment, in the order in which it was asked for. Left out is what nobody
/// knows, and everything behind the page with which the limit was reached; that page may end before its log does.
public record ChangePages(List<Of> pages) {
    public record Of(UUID conversationId, ChangePage page) {}
}
