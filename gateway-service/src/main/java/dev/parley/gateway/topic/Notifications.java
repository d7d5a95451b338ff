package dev.parley.gateway.topic;

import dev.parley.gateway.fanout.UserEvents;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a service tells one person, on all its connections, wherever they are. Kept nowhere: who is away misses it.
@ApplicationScoped
public class Notifications {
    private final UserEvents userEvents;
    private final TopicConfig config;

    Notifications(UserEvents userEvents, TopicConfig config) {
        this.userEvents = userEvents;
        this.config = config;
    }

    /// `data` is JSON.
    public void notify(UUID person, @Nullable String title, @Nullable String body, @Nullable String data) {
        if (title == null || title.isBlank()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "title is required");
        }
        if (title.length() > config.maxText() || body != null && body.length() > config.maxText()) {
            throw new RequestRejected(
                    ErrorCode.TOO_LARGE, "title and body have " + config.maxText() + " characters at most");
        }
        if (data != null && data.length() > config.maxData()) {
            throw new RequestRejected(ErrorCode.TOO_LARGE, "data has " + config.maxData() + " characters at most");
        }
        userEvents.tell(
                person,
                new Event.Notification(title, body, data),
                origin -> new UserEvent.Notified(origin, title, body, data));
    }
}
