package dev.parley.ai.contract.reply;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// How gateways tell that answers are wanted. A hint: what it does not reach, the sweeper finds.
@Path(ReplyHintsApi.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ReplyHintsApi {
    String PATH = "/internal/v1/replies";

    /// Takes the replies up in the background, if the AI is there; answers at once whether it is.
    @POST
    AiStatus hint(ReplyHints hints);

    @GET
    @Path("/status")
    AiStatus status();
}
