package dev.parley.ai.contract.canister;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Answers of canisters that dialled in, relayed by the gateway that holds them.
@Path("/internal/v1/canisters/answers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface CanisterApi {
    @POST
    CanisterReceipt answer(CanisterAnswer answer);
}
