package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A document session. `turn` counts what a person did and what came of it. `history` is null where it grows with
/// each turn and nobody needs it: in what answers a turn. `pending` is what a person did and nothing has come of yet,
/// else null; `outcome` is what came last, null before anything has. `review`: everything is looked at once more
/// before the end. `templateId` and `templateVersion` are null until a template is known, `documentId` until it is
/// completed.
public record DocumentSessionView(
        UUID id,
        UUID userId,
        String templateId,
        Integer templateVersion,
        SessionStatus status,
        boolean review,
        int turn,
        List<HistoryEntry> history,
        JsonNode answers,
        PersonTurn pending,
        TurnOutcome outcome,
        String documentId,
        Instant createdAt,
        Instant updatedAt) {}
