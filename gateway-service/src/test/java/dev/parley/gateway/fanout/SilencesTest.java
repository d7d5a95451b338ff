package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.RecordingListener;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral.TypingChanged;
import dev.parley.session.contract.log.LogPosition;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.person.SilencedConversations.Silenced;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two people, of whom one has blocked the other, who share a direct conversation and a group.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SilencesTest {
    @Inject
    ConversationChannels conversationChannels;

    @Inject
    HeadPoller headPoller;

    @Inject
    RedisPublisher publisher;

    @Inject
    Redis redis;

    @Inject
    ObjectMapper json;

    private static final Instant NOW = Instant.now();

    private final UUID direct = UUID.randomUUID();
    private final UUID group = UUID.randomUUID();
    private final RecordingListener alice = new RecordingListener();
    private final RecordingListener mallory = new RecordingListener();

    @BeforeEach
    void comeIn() {
        for (var listener : List.of(alice, mallory)) {
            var heads = List.of(
                    new LogPosition(direct, listener.person, 1, ConversationKind.DIRECT),
                    new LogPosition(group, listener.person, 1, ConversationKind.GROUP));
            conversationChannels.enter(listener, heads, List.of());
        }
    }

    @AfterEach
    void leave() {
        conversationChannels.exit(alice);
        conversationChannels.exit(mallory);
    }

    private Event typing(UUID conversation, RecordingListener who, boolean typing) {
        return new Event.Ephemeral(conversation, new TypingChanged(who.person, typing));
    }

    @Test
    void neitherHearsTheOtherTypeInTheirDirectConversationAndBothDoInTheGroup() throws Exception {
        conversationChannels.silence(alice.person, List.of(direct), NOW);

        conversationChannels.tell(direct, new TypingChanged(mallory.person, true));
        conversationChannels.tell(direct, new TypingChanged(alice.person, true));
        conversationChannels.tell(group, new TypingChanged(mallory.person, true));
        conversationChannels.tell(group, new TypingChanged(alice.person, true));

        alice.hears(typing(group, mallory, true));
        mallory.hears(typing(group, alice, true));
    }

    @Test
    void neitherHearsByTheirDirectConversationAloneThatTheOtherComesOrGoes() throws Exception {
        conversationChannels.silence(mallory.person, List.of(direct), NOW);
        var gone = new Event.PresenceChanged(new Presence(mallory.person, false, null));
        var here = new Event.PresenceChanged(new Presence(mallory.person, true, null));

        conversationChannels.tellTogether(Set.of(direct), mallory.person, gone);
        conversationChannels.tellTogether(Set.of(direct, group), mallory.person, here);

        alice.hears(here);
    }

    @Test
    void aBlockTakesEffectWhereverTheyAreAndIsTakenBack() throws Exception {
        notice(alice, new UserEvent.Silenced(direct, mallory.person, true, true, Instant.now()));
        alice.hears(new Event.PresenceChanged(new Presence(mallory.person, false, null)));
        conversationChannels.tell(direct, new TypingChanged(mallory.person, true));

        notice(alice, new UserEvent.Silenced(direct, mallory.person, false, true, Instant.now()));
        notice(alice, new UserEvent.Notified("elsewhere", "then", "", null));
        alice.hears(new Event.Notification("then", "", null));
        conversationChannels.tell(direct, new TypingChanged(mallory.person, true));

        alice.hears(typing(direct, mallory, true));
    }

    @Test
    void aBlockThatNoNoticeToldOfIsRead() throws Exception {
        var carol = new RecordingListener();
        try {
            conversationChannels.enter(
                    carol, List.of(new LogPosition(direct, carol.person, 1, ConversationKind.DIRECT)), List.of());
            Neighbours.session.silenced.add(new Silenced(carol.person, direct, mallory.person, true));
            headPoller.came(carol.person, NOW);

            carol.hears(new Event.PresenceChanged(new Presence(mallory.person, false, null)));
            conversationChannels.tell(direct, new TypingChanged(mallory.person, true));
            conversationChannels.tellPerson(carol.person, new Event.Notification("then", "", null));
            carol.hears(new Event.Notification("then", "", null));
        } finally {
            Neighbours.session.silenced.clear();
            conversationChannels.exit(carol);
        }
    }

    private long subscribers(String channel) {
        var question = Request.cmd(Command.PUBSUB).arg("NUMSUB").arg(channel);
        return redis.send(question)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .get(1)
                .toLong();
    }

    private void notice(RecordingListener to, UserEvent notice) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (subscribers(Channels.person(to.person)) == 0) {
            assertTrue(System.nanoTime() < deadline, "nobody listens for the person");
        }
        publisher.publish(
                Channels.person(to.person), json.writerFor(UserEvent.class).writeValueAsString(notice));
    }
}
