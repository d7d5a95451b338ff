package dev.parley.ai.reply;

import dev.parley.ai.announce.RedisSubscriber;
import dev.parley.session.contract.log.Channels;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;

/// Hears over Redis which replies people want stopped. A wish that is lost shows when the reply's lease is renewed.
@ApplicationScoped
class StopWishes {
    private final RedisSubscriber redisSubscriber;
    private final ReplyQueue desk;

    StopWishes(RedisSubscriber redisSubscriber, ReplyQueue desk) {
        this.redisSubscriber = redisSubscriber;
        this.desk = desk;
    }

    void start(@Observes StartupEvent started) {
        redisSubscriber.listen(Channels.STOPS, this::heard);
    }

    private void heard(String text) {
        try {
            desk.stop(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            Log.debug("A wish to stop names no reply");
        }
    }
}
