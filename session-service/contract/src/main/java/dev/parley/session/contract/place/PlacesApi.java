package dev.parley.session.contract.place;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// What has which number, and where people stand in conversations: for clients that know no other ids, and for whom we
/// remember what they have missed.
@Path("/internal/v1/places")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PlacesApi {
    /// Those of the person the caller acts for.
    @GET
    Places own();

    /// The same person's in the conversation with this number; `not_found` where it has none.
    @GET
    @Path("/conversations/{number}")
    Place conversation(@PathParam("number") long number);

    /// A message the person may see.
    @GET
    @Path("/messages/{number}")
    MessageView message(@PathParam("number") long number);

    /// Anybody, as everybody may know it: without when it was here.
    @GET
    @Path("/people/{number}")
    KnownPerson person(@PathParam("number") long number);

    /// For a service acting for itself. Who takes part no longer is passed over.
    @POST
    @Path("/delivered")
    void delivered(Delivered delivered);
}
