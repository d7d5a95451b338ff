package dev.parley.ai.contract.interview;

import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TurnOutcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Who leads through a document session. Nothing is kept here.
@Path("/internal/v1/interviews")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface InterviewsApi {
    /// What comes of the session's pending turn. `ai_unavailable`, with a sentence for the person, where an AI service
    /// leads and is away or of no use; `conflict` where it cannot do what is wanted.
    @POST
    @Path("/turns")
    TurnOutcome next(DocumentSessionView session);

    /// Prefilled answers as they are kept: a value for each question, a list of objects for a list of groups.
    /// `bad_request` says which cannot be.
    @POST
    @Path("/prefill")
    Prefill prefill(Prefill prefill);
}
