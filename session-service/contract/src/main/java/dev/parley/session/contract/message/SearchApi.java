package dev.parley.session.contract.message;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Full-text search in the conversations of the person the caller acts for, up to the last committed message.
@Path("/internal/v1/search")
@Produces(MediaType.APPLICATION_JSON)
public interface SearchApi {
    /// `query` is as people write it: words, "phrases", -without, or. `conversation` null: in all of them. At most 100.
    @GET
    SearchPage search(
            @QueryParam("query") String query,
            @QueryParam("conversation") @Nullable UUID conversation,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("cursor") @Nullable String cursor);
}
