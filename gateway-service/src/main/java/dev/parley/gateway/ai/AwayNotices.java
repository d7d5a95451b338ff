package dev.parley.gateway.ai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells whoever listens to a conversation, here and at other gateways, that an answer waits because the AI is away.
@ApplicationScoped
class AwayNotices {
    private final ConversationChannels conversationChannels;
    private final RedisPublisher publisher;
    private final RedisSubscriber subscriber;
    private final ObjectWriter json;

    AwayNotices(
            ConversationChannels conversationChannels,
            RedisPublisher publisher,
            RedisSubscriber subscriber,
            ObjectMapper json) {
        this.conversationChannels = conversationChannels;
        this.publisher = publisher;
        this.subscriber = subscriber;
        // As the base type: its name is what the others read it by.
        this.json = json.writerFor(Ephemeral.class);
    }

    void tell(ReplyHints.Wanted wanted, AiStatus status) {
        var waiting = new Ephemeral.ReplyWaiting(
                wanted.reply(), wanted.message(), status.reason(), status.retryAfterMillis());
        conversationChannels.tell(wanted.conversation(), waiting);
        try {
            publisher.publish(
                    Channels.conversation(wanted.conversation()),
                    Announcement.ephemeral(subscriber.id(), json.writeValueAsString(waiting))
                            .text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written", e);
        }
    }
}
