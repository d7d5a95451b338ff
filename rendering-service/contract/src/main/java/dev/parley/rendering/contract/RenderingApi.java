package dev.parley.rendering.contract;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// Makes a file of a document's text. Keeps nothing and fetches nothing.
@Path("/internal/v1/renderings/{format}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.WILDCARD)
public interface RenderingApi {
    /// The file's bytes, of the format's media type. Refused as `too_large` where a bound is passed, as `unavailable`
    /// where too much is being rendered or it took too long, as `bad_request` where the text makes no sense.
    @POST
    byte[] render(@PathParam("format") DocumentFormat format, DocumentText text);
}
