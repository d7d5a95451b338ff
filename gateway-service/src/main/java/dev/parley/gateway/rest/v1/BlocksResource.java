package dev.parley.gateway.rest.v1;

import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/// With whom one wants to have nothing to do.
@Path("/api/v1/blocks")
@SignedIn
@RunOnVirtualThread
class BlocksResource {
    private final Api api;

    BlocksResource(Api api) {
        this.api = api;
    }

    @GET
    public Response list() {
        return api.ok("person.blocked", CommandFields.empty());
    }

    @PUT
    @Path("/{person}")
    public Response block(@PathParam("person") String person) {
        return api.ok(
                "person.block", CommandFields.empty().about("user_id", person).flag("on", true));
    }

    @DELETE
    @Path("/{person}")
    public Response unblock(@PathParam("person") String person) {
        return api.ok(
                "person.block", CommandFields.empty().about("user_id", person).flag("on", false));
    }
}
