package dev.parley.session.contract.person;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// People. Called by a service for itself: the person is not known before the answer.
@Path("/internal/v1/people")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PeopleApi {
    /// Creates or updates these people and notes their activity.
    @POST
    @Path("/sign-ins")
    SignInResult signIn(SignInBatch batch);
}
