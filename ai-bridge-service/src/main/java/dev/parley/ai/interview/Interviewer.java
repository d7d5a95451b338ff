package dev.parley.ai.interview;

import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.TurnOutcome;

/// Leads through a document session: the built-in one, or an AI service over HTTP.
public interface Interviewer {
    /// What comes of the session's `pending` turn. Blocks.
    ///
    /// @throws dev.parley.session.contract.problem.RequestRejected `ai_unavailable`, with a sentence for the person
    TurnOutcome next(DocumentSessionView session, PersonTurn pending);
}
