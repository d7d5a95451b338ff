package dev.parley.session.contract.log;

import java.util.List;

/// Changes in `seq` order, without holes; `seq` is where the log stands.
public record ChangePage(List<Change> changes, long seq) {}
