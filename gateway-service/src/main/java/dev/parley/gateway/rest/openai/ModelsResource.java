package dev.parley.gateway.rest.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.rest.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Whom one may ask: the AI there is. Which model that is just now, each answer says.
@Path("/v1/models")
@SignedIn
@RunOnVirtualThread
class ModelsResource {
    private static final String OWNER = "parley";

    private final OpenAiConfig config;

    ModelsResource(OpenAiConfig config) {
        this.config = config;
    }

    @GET
    public Response list() {
        var list = ClientJson.MAPPER.createObjectNode().put("object", "list");
        list.putArray("data").add(model());
        return json(list);
    }

    @GET
    @Path("/{model}")
    public Response get(@PathParam("model") String model) {
        if (!model.equals(config.model())) {
            throw CompletionRequest.unknownModel();
        }
        return json(model());
    }

    private ObjectNode model() {
        return ClientJson.MAPPER
                .createObjectNode()
                .put("id", config.model())
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", OWNER);
    }

    private static Response json(ObjectNode object) {
        return Response.ok(object.toString())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
