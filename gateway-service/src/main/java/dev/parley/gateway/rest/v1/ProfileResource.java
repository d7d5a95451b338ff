package dev.parley.gateway.rest.v1;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.rest.Asker;
import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/// Who one is.
@Path("/api/v1/profile")
@SignedIn
@RunOnVirtualThread
class ProfileResource {
    private final Asker asker;
    private final Answers answers;

    ProfileResource(Asker asker, Answers answers) {
        this.asker = asker;
        this.answers = answers;
    }

    @GET
    public Response profile() {
        return answers.ok(new Answer.Authenticated(asker.member()));
    }
}
