package dev.parley.session.contract.log;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// The log as a gateway reads it, to repair what a lost announcement left out. Called by a service for itself.
@Path("/internal/v1/log")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface LogApi {
    /// The changes after `after`, in order; a deleted conversation still tells its end. At most 500.
    @GET
    @Path("/{conversation}")
    ChangePage changes(
            @PathParam("conversation") UUID conversation,
            @QueryParam("after") long after,
            @QueryParam("limit") @DefaultValue("200") int limit);

    /// The same of several conversations in one round trip.
    @POST
    @Path("/changes")
    ChangePages changes(ChangesQuery query);

    /// Forgets the changes up to `through`, its messages included; the last one is always kept.
    @POST
    @Path("/{conversation}/trim")
    void trim(@PathParam("conversation") UUID conversation, @QueryParam("through") long through);

    @POST
    @Path("/heads")
    LogPositions heads(HeadsQuery query);
}
