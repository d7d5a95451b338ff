package dev.parley.gateway.rest.v1;

import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// Messages by their words, in one's own conversations.
@Path("/api/v1/search")
@SignedIn
@RunOnVirtualThread
class SearchResource {
    private final Api api;

    SearchResource(Api api) {
        this.api = api;
    }

    @GET
    public Response search(
            @QueryParam("query") @Nullable String query,
            @QueryParam("conversation_id") @Nullable String conversation,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return api.ok(
                "message.search",
                CommandFields.empty()
                        .text("query", query)
                        .text("conversation_id", conversation)
                        .number("limit", limit)
                        .text("cursor", cursor));
    }
}
