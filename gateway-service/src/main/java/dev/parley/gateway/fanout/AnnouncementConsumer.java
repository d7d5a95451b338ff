package dev.parley.gateway.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Event.DocumentHeld;
import dev.parley.gateway.protocol.Event.DocumentTurned;
import dev.parley.gateway.protocol.Event.Notification;
import dev.parley.gateway.protocol.Event.PresenceChanged;
import dev.parley.gateway.protocol.Presence;
import dev.parley.service.tracing.HintTraces;
import dev.parley.service.tracing.Spans;
import dev.parley.service.tracing.Tracing;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.person.Revocation;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What Redis says of conversations and people, brought to the channels. Hints all of them: one that cannot be read
/// costs nothing, the log has what it was about.
@ApplicationScoped
class AnnouncementConsumer {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final RedisSubscriber subscriber;
    private final ConversationChannels conversationChannels;
    private final ParticipantStateUpdates participantStateUpdates;
    private final Event<Revocation> revoked;
    private final Tracing tracing;
    private final ObjectMapper json;
    private final byte[] ownMark;
    private final byte[] ownTracedMark;

    AnnouncementConsumer(
            RedisSubscriber subscriber,
            ConversationChannels conversationChannels,
            ParticipantStateUpdates participantStateUpdates,
            Event<Revocation> revoked,
            Tracing tracing,
            ObjectMapper json) {
        this.subscriber = subscriber;
        this.conversationChannels = conversationChannels;
        this.participantStateUpdates = participantStateUpdates;
        this.revoked = revoked;
        this.tracing = tracing;
        this.json = json;
        this.ownMark = Announcement.mark(subscriber.id()).getBytes(StandardCharsets.US_ASCII);
        this.ownTracedMark = Announcement.tracedMark(subscriber.id()).getBytes(StandardCharsets.US_ASCII);
    }

    void start(@Observes StartupEvent event) {
        subscriber.onHint(this::announced);
        subscriber.listen(Channels.REVOCATIONS);
    }

    private void announced(String channel, Hint hint) {
        try {
            if (hint.claimsToBegin(ownMark) || hint.claimsToBegin(ownTracedMark)) {
                return; // Told here by whoever had it made, or, should its answer be lost, found by [HeadPoller].
            }
            if (channel.startsWith("c:")) {
                var conversationChannel = conversationChannels.channel(UUID.fromString(channel.substring(2)));
                if (conversationChannel.isPresent() && !isOfNoInterest(conversationChannel.get(), hint)) {
                    var text = hint.text();
                    if (text != null) {
                        announced(conversationChannel.get(), Announcement.read(text));
                    }
                }
            } else if (channel.equals(Channels.REVOCATIONS)) {
                var text = hint.text();
                if (text != null) {
                    revoked.fire(json.readValue(text, Revocation.class));
                }
            } else if (channel.startsWith("p:")) {
                var text = hint.text();
                if (text != null) {
                    announced(UUID.fromString(channel.substring(2)), json.readValue(text, UserEvent.class));
                }
            }
        } catch (RuntimeException | JsonProcessingException e) {
            Log.debugf(
                    "announcement unread channel=%s cause=%s",
                    channel, e.getClass().getSimpleName());
        }
    }

    /// Most of what is heard has been told here already, which needs no proof: whoever claims that of something else
    /// has it passed over.
    private boolean isOfNoInterest(ConversationChannel conversationChannel, Hint hint) {
        var claimed = hint.unproven();
        if (claimed.isEmpty()) {
            return false;
        }
        try {
            var announcement = Announcement.read(claimed);
            return announcement.durable() && announcement.lastSeq() <= conversationChannel.heard();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void announced(ConversationChannel conversationChannel, Announcement announcement)
            throws JsonProcessingException {
        if (!announcement.durable()) {
            conversationChannels.tell(
                    conversationChannel.conversation, json.readValue(announcement.json(), Ephemeral.class));
        } else {
            var spans = delivering(announcement.traces());
            try {
                conversationChannels.offer(conversationChannel, json.readValue(announcement.json(), CHANGES));
            } finally {
                spans.end();
            }
        }
    }

    /// Told here of what was said elsewhere: a step of each trace that the announcement names.
    private Spans delivering(@Nullable String traces) {
        var spans = new Spans();
        if (traces != null && tracing.isOn()) {
            HintTraces.read(traces)
                    .values()
                    .forEach(traceparent ->
                            spans.add(tracing.resume("message.deliver", SpanKind.CONSUMER, traceparent)));
        }
        return spans;
    }

    private void announced(UUID person, UserEvent notice) {
        switch (notice) {
            case UserEvent.Joined(var conversation, var kind, var change) ->
                conversationChannels.began(person, conversation, kind, change);
            case UserEvent.PartMoved(var part) -> participantStateUpdates.moved(part);
            case UserEvent.DocumentHeld(var session, var holder) ->
                conversationChannels.tellPerson(person, new DocumentHeld(session, holder));
            case UserEvent.DocumentTurned(var origin, var session) -> {
                if (!subscriber.isOwn(origin)) {
                    conversationChannels.tellPerson(person, new DocumentTurned(session));
                }
            }
            case UserEvent.Notified(var origin, var title, var body, var data) -> {
                if (!subscriber.isOwn(origin)) {
                    conversationChannels.tellPerson(person, new Notification(title, body, data));
                }
            }
            case UserEvent.Silenced(var conversation, var other, var silenced, var apart, var at) -> {
                // A session-service of before does not say since when.
                var since = Objects.requireNonNullElseGet(at, Instant::now);
                conversationChannels.silence(person, conversation, silenced, since);
                if (silenced && apart) {
                    // From now on its going is not told: nobody is left online for ever.
                    conversationChannels.tellPerson(person, new PresenceChanged(new Presence(other, false, null)));
                }
            }
        }
    }
}
