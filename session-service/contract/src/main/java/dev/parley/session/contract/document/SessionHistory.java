package dev.parley.session.contract.document;

import java.util.List;

/// All that was said in a document session.
public record SessionHistory(List<HistoryEntry> history) {}
