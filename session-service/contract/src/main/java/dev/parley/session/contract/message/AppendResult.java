package dev.parley.session.contract.message;

import java.util.List;

/// One outcome for each item of the batch, in its order.
public record AppendResult(List<AppendOutcome> outcomes) {}
