package dev.parley.gateway.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.FrameTypes;
import dev.parley.gateway.protocol.Speaker;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people and services say of topics, to those who listen just now: told at once on this gateway, and over Redis
/// on the others. Kept nowhere: who is away misses it.
@ApplicationScoped
public class Topics {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final String CHANNEL = "t:";

    /// What clients take for who it is that says something: by number, by id, by name.
    private static final Set<String> NUMBERS = Set.of("userId", "senderId", "authorId");

    private static final Set<String> IDS = Set.of("user_id", "sender_id", "author_id");
    private static final Set<String> NAMES = Set.of(
            "username", "userName", "user_name", "senderName", "sender_name", "author", "authorName", "author_name");

    private final TopicRules rules;
    private final TopicConfig config;
    private final RedisPublisher publisher;
    private final RedisSubscriber subscriber;
    private final ObjectMapper json;
    private final Subscriptions subscriptions;

    /// What is said of a topic, on its channel.
    @RegisterForReflection
    record Said(
            String origin,
            String event,
            @Nullable String data,
            @Nullable Speaker speaker) {}

    Topics(
            TopicRules rules,
            TopicConfig config,
            RedisPublisher publisher,
            RedisSubscriber subscriber,
            ObjectMapper json) {
        this.rules = rules;
        this.config = config;
        this.publisher = publisher;
        this.subscriber = subscriber;
        this.json = json;
        this.subscriptions = new Subscriptions(
                topic -> subscriber.listen(CHANNEL + topic), topic -> subscriber.ignore(CHANNEL + topic));
    }

    void start(@Observes StartupEvent event) {
        subscriber.onMessage(channel -> channel.startsWith(CHANNEL), this::heard);
    }

    /// On the listener's loop, while it has not left.
    public Answer subscribe(Caller caller, String topic, Listener listener) {
        if (!rules.maySubscribe(caller, named(topic))) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "You may not listen to this topic");
        }
        if (!subscriptions.add(topic, listener, config.maxSubscriptions())) {
            throw new RequestRejected(
                    ErrorCode.CONFLICT, "A connection listens to " + config.maxSubscriptions() + " topics at most");
        }
        return new Answer.Done();
    }

    /// Of what one does not listen to, too.
    public Answer unsubscribe(String topic, Listener listener) {
        subscriptions.remove(topic, listener);
        return new Answer.Done();
    }

    /// The listener hears of no topic any more. Safe to call twice.
    public void leave(Listener listener) {
        subscriptions.removeAll(listener);
    }

    /// Blocks.
    public Answer publish(Caller caller, Command.PublishTopic command) {
        var isForServices = config.serviceEvents().contains(command.event().toLowerCase(Locale.ROOT));
        if (isForServices || !rules.mayPublish(caller, named(command.topic()), command.event())) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "You may not publish this to this topic");
        }
        say(caller, command, null);
        return new Answer.Done();
    }

    /// Says to the others what whoever may listen says as it begins to, with [#subscribe] after it. Blocks.
    public Answer visit(Caller caller, Command.PublishTopic visit, Listener listener) {
        if (!rules.maySubscribe(caller, named(visit.topic()))) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "You may not listen to this topic");
        }
        say(caller, visit, listener);
        return new Answer.Done();
    }

    private void say(Caller caller, Command.PublishTopic command, @Nullable Listener except) {
        var speaker = Speaker.of(caller.mustBeMember().person());
        check(command.event(), command.data());
        tell(command.topic(), command.event(), named(command.data(), speaker), speaker, except);
    }

    /// Whoever `data` says has said it: it was the speaker.
    private @Nullable String named(@Nullable String data, Speaker speaker) {
        try {
            if (data == null || !(json.readTree(data) instanceof ObjectNode fields)) {
                return data;
            }
            var name = TextNode.valueOf(speaker.name() == null ? "" : speaker.name());
            overwrite(fields, NUMBERS, LongNode.valueOf(speaker.number()));
            overwrite(fields, IDS, TextNode.valueOf(speaker.id().toString()));
            overwrite(fields, NAMES, name);
            return fields.toString();
        } catch (JsonProcessingException e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "data must be JSON");
        }
    }

    private static void overwrite(ObjectNode said, Set<String> identity, JsonNode value) {
        for (var field : identity) {
            if (said.has(field)) {
                said.set(field, value);
            }
        }
    }

    /// For a service, which may publish to every topic. `data` is JSON.
    public void publish(String topic, String event, @Nullable String data) {
        named(topic);
        check(event, data);
        tell(topic, event, data, null, null);
    }

    private void check(String event, @Nullable String data) {
        if (!EVENT.matcher(event).matches()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "event has 1 to 64 of the characters A-Z a-z 0-9 . _ : -");
        }
        if (FrameTypes.isReserved(event)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "event has the name of one of the server's own frames");
        }
        if (data != null && data.length() > config.maxData()) {
            throw new RequestRejected(ErrorCode.TOO_LARGE, "data has " + config.maxData() + " characters at most");
        }
    }

    private void tell(
            String topic, String event, @Nullable String data, @Nullable Speaker speaker, @Nullable Listener except) {
        subscriptions.tell(topic, new Event.TopicPublished(topic, event, data, speaker), except);
        try {
            publisher.publish(
                    CHANNEL + topic, json.writeValueAsString(new Said(subscriber.id(), event, data, speaker)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written", e);
        }
    }

    private static String named(String topic) {
        if (!NAME.matcher(topic).matches()) {
            throw new RequestRejected(
                    ErrorCode.BAD_REQUEST, "topic has 1 to 128 of the characters A-Z a-z 0-9 . _ : -");
        }
        return topic;
    }

    private void heard(String channel, String text) {
        try {
            var said = json.readValue(text, Said.class);
            if (!subscriber.isOwn(said.origin())) {
                var topic = channel.substring(CHANNEL.length());
                subscriptions.tell(
                        topic, new Event.TopicPublished(topic, said.event(), said.data(), said.speaker()), null);
            }
        } catch (JsonProcessingException e) {
            Log.debugf("topic event unread channel=%s", channel);
        }
    }
}
