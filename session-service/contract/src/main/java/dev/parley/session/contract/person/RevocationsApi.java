package dev.parley.session.contract.person;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Withdraws tokens before they expire: their connections are closed on every gateway within seconds, and nobody signs
/// in with them any more. For a service acting for itself.
@Path("/internal/v1/revocations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface RevocationsApi {
    @POST
    Revocation revoke(NewRevocation revocation);
}
