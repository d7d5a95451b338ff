package dev.parley.session.contract.document;

import java.util.List;

/// One outcome for each step of the batch, in its order.
public record SessionStepResult(List<SessionStepOutcome> outcomes) {}
