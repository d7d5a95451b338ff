package dev.parley.session.contract.person;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/// With whom the person the caller acts for wants to have nothing to do. Whoever is blocked can add that person to no
/// group, begin no direct conversation with it, and write nothing in the one there is; it is not told why.
@Path("/internal/v1/blocks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface BlocksApi {
    @GET
    BlockedPeople all();

    @PUT
    @Path("/{person}")
    BlockedPeople block(@PathParam("person") UUID person);

    @DELETE
    @Path("/{person}")
    BlockedPeople unblock(@PathParam("person") UUID person);

    /// Where these people (at most 500) hear nothing of the other; for a service acting for itself.
    @POST
    @Path("/silenced")
    SilencedConversations silenced(List<UUID> people);
}
