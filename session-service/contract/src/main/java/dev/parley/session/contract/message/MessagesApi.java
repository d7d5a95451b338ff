package dev.parley.session.contract.message;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// History, for the person the caller acts for (or for no person: public conversations).
@Path("/internal/v1/conversations/{conversation}/messages")
@Produces(MediaType.APPLICATION_JSON)
public interface MessagesApi {
    /// The newest messages, those before `before`, those after `after` (exclusive, by `seq`), or those from the
    /// `from`th on (0 = the oldest), whichever is given; at most 500.
    @GET
    MessagePage page(
            @PathParam("conversation") UUID conversation,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("limit") @DefaultValue("100") int limit);
}
