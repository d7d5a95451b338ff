package dev.parley.session.contract.conversation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations, for the person the caller acts for. A call for no person sees the public ones and may only read.
/// What one may not see answers `not_found`; what one may see but not change, `forbidden`; what no longer stands as was
/// expected is outdated ([dev.parley.session.contract.problem.RequestRejected#outdated]), and stays as it is.
@Path("/internal/v1/conversations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ConversationsApi {
    @POST
    ConversationView create(NewConversation conversation);

    /// One's own conversations; for no person, the public ones. `archived` chooses between the two halves;
    /// `query` is a part of the title.
    @GET
    ConversationPage list(
            @QueryParam("archived") @DefaultValue("false") boolean archived,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("query") @Nullable String query,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor);

    /// One's own conversations that are not archived, after the one with the id `after` (null: from the first), at most
    /// [ConversationOverview#MAX_PAGE] at a time.
    @GET
    @Path("/overview")
    ConversationOverview overview(@QueryParam("after") @Nullable UUID after, @QueryParam("limit") int limit);

    /// The one that the person has created with this key; `not_found` where there is none, or none any more.
    @GET
    @Path("/keyed")
    ConversationView keyed(@QueryParam("key") String key);

    @GET
    @Path("/{conversation}")
    ConversationView get(@PathParam("conversation") UUID conversation);

    @PATCH
    @Path("/{conversation}")
    ConversationView change(@PathParam("conversation") UUID conversation, ConversationPatch patch);

    @DELETE
    @Path("/{conversation}")
    void delete(
            @PathParam("conversation") UUID conversation,
            @QueryParam("expected") @Nullable ConversationVersion expected);
}
