package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The templates of documents, of which everybody may know. A version never changes.
@Path("/internal/v1/document-templates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface DocumentTemplatesApi {
    /// The newest version of each that is offered, by title; without their bodies.
    @GET
    TemplateList list();

    /// The newest version; where it is offered no longer, the one in which the person the caller acts for has begun an
    /// unfinished session. `not_found` where there is neither.
    @GET
    @Path("/{id}")
    TemplateView newest(@PathParam("id") String id);

    /// This version, also where it is offered no longer.
    @GET
    @Path("/{id}/versions/{version}")
    TemplateView version(@PathParam("id") String id, @PathParam("version") int version);

    /// Imports a new version, by a person with the role `admin`; the same text again makes none. `bad_request` with
    /// everything that is wrong with it; what is not, and better known, in its `warnings`.
    @PUT
    @Path("/{id}")
    TemplateView store(@PathParam("id") String id, JsonNode template);

    /// Offers it no longer, by a person with the role `admin`. Sessions that have begun go on.
    @DELETE
    @Path("/{id}")
    void withdraw(@PathParam("id") String id);
}
