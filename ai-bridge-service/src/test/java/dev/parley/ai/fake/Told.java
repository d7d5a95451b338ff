package dev.parley.ai.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.test.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;

/// What a conversation's listeners are told.
public final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();
    public final UUID conversation = UUID.randomUUID();
    private final BlockingQueue<String> heard;

    /// Listens from now on; what is asked afterwards is heard from its beginning.
    public Told(Surroundings around) {
        this.heard = around.redis.listen(Channels.conversation(conversation));
    }

    public Ephemeral next() {
        try {
            return JSON.readValue(Await.next(heard), Ephemeral.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Whether anything has been told so far.
    public boolean anything() {
        return !heard.isEmpty();
    }

    public <T extends Ephemeral> T next(Class<T> type) {
        return type.cast(next());
    }

    /// Deltas until they make up the text, each beginning where the one before ended.
    public List<Ephemeral.ReplyDelta> deltas(String text) {
        var deltas = new ArrayList<Ephemeral.ReplyDelta>();
        var sofar = new StringBuilder();
        while (sofar.length() < text.length()) {
            var delta = next(Ephemeral.ReplyDelta.class);
            if (delta.offset() != sofar.length() || delta.index() != deltas.size()) {
                throw new AssertionError("Out of place: " + delta);
            }
            sofar.append(delta.text());
            deltas.add(delta);
        }
        if (!sofar.toString().equals(text)) {
            throw new AssertionError("Told: " + sofar);
        }
        return deltas;
    }
}
