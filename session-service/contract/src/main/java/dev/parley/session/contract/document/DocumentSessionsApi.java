package dev.parley.session.contract.document;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
    /// The newest unfinished one (of this template, if one is named), or a new one, or none. `not_found` where the
    /// template is not offered and no session of it has begun.
    @POST
    @Path("/open")
    OpenedSession open(OpenSession open);

    /// With its history.
    @GET
    @Path("/{id}")
    DocumentSessionView get(@PathParam("id") UUID id);

    /// Anybody's, asked by a service for itself.
    @GET
    @Path("/{id}/history")
    SessionHistory history(@PathParam("id") UUID id);

    /// The turns of many people's sessions, by a service for itself. An outcome means committed; no answer means
    /// unknown.
    @POST
    @Path("/steps")
    SessionStepResult steps(SessionStepBatch batch);
}
