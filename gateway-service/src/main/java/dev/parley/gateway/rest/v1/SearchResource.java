package dev.parley.gateway.rest.v1;

import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

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
            @QueryParam("query") String query,
            @QueryParam("conversation_id") String conversation,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return api.ok(
                "message.search",
                CommandFields.empty()
                        .text("query", query)
                        .text("conversation_id", conversation)
                        .number("limit", limit)
                        .text("cursor", cursor));
    }
}
