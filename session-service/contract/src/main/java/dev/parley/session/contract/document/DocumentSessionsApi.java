package dev.parley.session.contract.document;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// The document sessions of the person the caller acts for; `not_found` for anybody else's. Every call may be repeated.
@Path("/internal/v1/document-sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface DocumentSessionsApi {
    /// The newest unfinished one (of this template, if one is named), or a new one. `not_found` where the template is
    /// not offered and no session of it has begun.
    @POST
    @Path("/open")
    OpenedSession open(OpenSession open);

    /// With its history. A service may ask for anybody's.
    @GET
    @Path("/{id}")
    DocumentSessionView get(@PathParam("id") UUID id);

    /// Stores what a person does, and answers without the history; what comes of it is to be found out then. A turn
    /// whose words are those still pending
    /// is that turn again. `conflict` where the session is over or another question is asked; `forbidden` where
    /// another connection holds it.
    @POST
    @Path("/{id}/turns")
    DocumentSessionView turn(@PathParam("id") UUID id, PersonTurn turn);

    /// Stores what came of the turn, and answers without the history. Where that has been stored already, the session
    /// as it is.
    @PUT
    @Path("/{id}/turns/{turn}/outcome")
    DocumentSessionView outcome(@PathParam("id") UUID id, @PathParam("turn") int turn, TurnOutcome outcome);
}
