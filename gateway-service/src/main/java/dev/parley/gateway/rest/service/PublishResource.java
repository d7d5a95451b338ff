package dev.parley.gateway.rest.service;

import dev.parley.gateway.protocol.WireId;
import dev.parley.gateway.rest.BodyFields;
import dev.parley.gateway.topic.Notifications;
import dev.parley.gateway.topic.Topics;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// What other services have to say: to whoever listens to a topic, or to one person (docs/topics.md). Accepted means on
/// its way: it is kept nowhere.
@Path("/internal")
@Consumes(MediaType.APPLICATION_JSON)
@OfService
@RunOnVirtualThread
class PublishResource {
    private final Topics topics;
    private final Notifications notifications;

    PublishResource(Topics topics, Notifications notifications) {
        this.topics = topics;
        this.notifications = notifications;
    }

    @POST
    @Path("/topics/{topic}/events")
    public Response publish(@PathParam("topic") String topic, byte[] body) {
        var fields = BodyFields.of(body);
        var event = fields.text("event");
        if (event == null) {
            throw BodyFields.no("event is required");
        }
        topics.publish(topic, event, data(fields));
        return Response.accepted().build();
    }

    @POST
    @Path("/people/{person}/notifications")
    public Response notify(@PathParam("person") String person, byte[] body) {
        var id = WireId.of(person);
        if (id == null) {
            throw new RequestRejected(ErrorCode.NOT_FOUND, "There is no such person");
        }
        var fields = BodyFields.of(body);
        notifications.notify(id, fields.text("title"), fields.text("body"), data(fields));
        return Response.accepted().build();
    }

    private static @Nullable String data(BodyFields fields) {
        return fields.root().hasNonNull("data") ? fields.root().get("data").toString() : null;
    }
}
