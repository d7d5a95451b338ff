package dev.parley.session.contract.signin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// People. Called by a service for itself: the person is not known before the answer.
@Path(PeopleApi.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PeopleApi {
    String PATH = "/internal/v1/people";
    String SIGN_INS = "/sign-ins";

    /// Creates or updates these people and notes their activity.
    @POST
    @Path(SIGN_INS)
    SignInResult signIn(SignInBatch batch);
}
