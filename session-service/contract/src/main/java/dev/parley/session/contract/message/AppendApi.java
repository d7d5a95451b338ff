package dev.parley.session.contract.message;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The write path of people's messages. Called by a service for itself: a batch speaks for many people, and each
/// item's sender must be a participant of its conversation.
@Path(AppendApi.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface AppendApi {
    String PATH = "/internal/v1/messages";

    /// An outcome means committed. No answer means unknown: send the same keys again.
    @POST
    AppendResult append(AppendBatch batch);
}
