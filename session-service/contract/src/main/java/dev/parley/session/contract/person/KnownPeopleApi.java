package dev.parley.session.contract.person;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/// Whom one knows: those with whom one shares a conversation, and oneself.
@Path("/internal/v1/people")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface KnownPeopleApi {
    /// Those among `people` (at most 500) whom the person the caller acts for knows; the others are left out.
    @POST
    @Path("/known")
    KnownPeople known(List<UUID> people);

    /// Everybody the person the caller acts for knows, itself included; of very many only some.
    @GET
    @Path("/circle")
    KnownPeople circle();

    /// Those whom the issuer of the person the caller acts for calls by these subjects (at most 500), as everybody may
    /// know them: without when they were here.
    @POST
    @Path("/by-subject")
    KnownPeople bySubject(List<String> subjects);

    /// The conversations somebody takes part in; for a service acting for itself.
    @GET
    @Path("/{person}/conversations")
    List<UUID> conversations(@PathParam("person") UUID person);

    /// Notes that these people were here just now; for a service acting for itself.
    @POST
    @Path("/seen")
    void seen(List<UUID> people);
}
