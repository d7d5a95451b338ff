package dev.parley.session.contract.log;

import java.util.List;

/// Changes in `seq` order, without holes; `seq` is where the log stands, `firstSeq` the first change still kept. Asked
/// for what is no longer kept, the page begins at `firstSeq`.
public record ChangePage(List<Change> changes, long seq, long firstSeq) {}
