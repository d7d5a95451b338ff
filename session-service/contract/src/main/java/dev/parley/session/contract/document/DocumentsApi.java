package dev.parley.session.contract.document;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The documents of the person the caller acts for.
@Path("/internal/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
public interface DocumentsApi {
    /// `not_found` also for anybody else's.
    @GET
    @Path("/{id}")
    DocumentView get(@PathParam("id") String id);
}
