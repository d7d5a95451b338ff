package dev.parley.ai.reply;

import dev.parley.ai.announce.Listener;
import dev.parley.session.contract.log.Channels;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/// Hears over Redis which replies people want stopped. A wish that is lost shows when the reply's lease is renewed.
@ApplicationScoped
class StopWishes {
    private final Listener listener;
    private final ReplyDesk desk;

    StopWishes(Listener listener, ReplyDesk desk) {
        this.listener = listener;
        this.desk = desk;
    }

    void start(@Observes StartupEvent started) {
        listener.listen(Channels.STOPS, this::heard);
    }

    private void heard(String text) {
        try {
            desk.stop(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            Log.debug("A wish to stop names no reply");
        }
    }
}
