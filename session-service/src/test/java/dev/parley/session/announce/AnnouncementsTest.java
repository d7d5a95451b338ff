package dev.parley.session.announce;

import static dev.parley.session.support.Refusals.assertRefused;
import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.support.Ear;
import dev.parley.session.support.RedisProcess;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SessionTest
class AnnouncementsTest {
    RedisProcess redis;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();

    @Test
    void whoBecomesAParticipantIsToldOfTheConversation() throws Exception {
        try (var ear = new Ear(redis)) {
            var conversation = Session.of(alice).create("New").id();

            assertEquals(
                    new UserEvent.Joined(
                            conversation,
                            ConversationKind.AI,
                            service.log(conversation, 0, 1).changes().getFirst()),
                    ServiceHttp.JSON.readValue(ear.next(Channels.person(alice)), UserEvent.class));
        }
    }

    @Test
    void whatIsAnnouncedIsWhatTheLogTells() throws Exception {
        try (var ear = new Ear(redis)) {
            var conversation = Session.of(alice).create("Heard").id();
            Session.of(alice).change(conversation, ConversationPatch.rename("New"));
            var reply = service.append(message(conversation, alice, "one"), message(conversation, alice, "two"))
                    .getFirst()
                    .replyId();
            service.replies().claim(reply, 60_000);
            service.replies().complete(reply, 1, "answer");
            var next = service.append(message(conversation, alice, "three"))
                    .getFirst()
                    .replyId();
            service.replies().claim(next, 60_000);
            service.replies().fail(next, new ReplyFailure(1, ErrorCode.AI_UNAVAILABLE, "gone", 0));
            Session.of(alice).delete(conversation);

            var channel = Channels.conversation(conversation);
            var heard = new ArrayList<Change>();
            while (heard.size() < 8) {
                var announcement = Announcement.read(ear.next(channel));
                var changes = ServiceHttp.JSON.readValue(announcement.json(), new TypeReference<List<Change>>() {});
                assertEquals(announcement.firstSeq(), changes.getFirst().seq());
                assertEquals(announcement.lastSeq(), changes.getLast().seq());
                heard.addAll(changes);
            }

            var told = service.log(conversation, 0, 10).changes();
            assertInstanceOf(Change.ConversationCreated.class, heard.getFirst());
            assertEquals(told.subList(1, 8), heard.subList(1, 8));
        }
    }

    @Test
    void aBatchIsOneAnnouncementForEachConversation() throws Exception {
        try (var ear = new Ear(redis)) {
            var first = Session.of(alice).create("First").id();
            var second = Session.of(alice).create("Second").id();
            service.append(message(first, alice, "a"), message(second, alice, "b"), message(first, alice, "c"));

            ear.next(Channels.conversation(first)); // Created.
            var announced = Announcement.read(ear.next(Channels.conversation(first)));
            assertEquals(2, announced.firstSeq());
            assertEquals(3, announced.lastSeq());
        }
    }

    @Test
    void anAnnouncementSaysWhoTellsItsOwnListenersItself() throws Exception {
        try (var ear = new Ear(redis)) {
            var conversation = Session.of(alice).create("Asked for").id();
            var gateway = UUID.randomUUID().toString();
            service.append(List.of(message(conversation, alice, "a")), gateway);

            var created = Announcement.read(ear.next(Channels.conversation(conversation)));
            var announced = Announcement.read(ear.next(Channels.conversation(conversation)));
            assertNull(created.origin());
            assertEquals(gateway, announced.origin());
            assertEquals(2, announced.firstSeq());
            assertRefused(
                    ErrorCode.BAD_REQUEST, () -> service.append(List.of(message(conversation, alice, "b")), "one two"));
        }
    }

    @Test
    void aRepeatedKeyIsNotAnnouncedAgain() throws Exception {
        try (var ear = new Ear(redis)) {
            var conversation = Session.of(alice).create("Once").id();
            service.append(message(conversation, alice, "k", "one"));
            service.append(message(conversation, alice, "k", "one"));
            service.append(message(conversation, alice, "two"));

            var channel = Channels.conversation(conversation);
            assertEquals(List.of(1L, 2L, 3L), List.of(next(ear, channel), next(ear, channel), next(ear, channel)));
        }
    }

    @Test
    void writesGoOnWithoutRedisAndAreAnnouncedAgainWhenItIsBack() throws Exception {
        var conversation = Session.of(alice).create("Deaf").id();
        redis.stop();
        try {
            var began = System.nanoTime();
            IntStream.range(0, 200)
                    .forEach(number -> assertNull(service.append(message(conversation, alice, "n" + number))
                            .getFirst()
                            .refused()));
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 10, "nobody waits for Redis");
        } finally {
            redis.start();
        }
        try (var ear = new Ear(redis)) {
            assertTrue(heardWithin(Duration.ofSeconds(10), ear, conversation));
        }
    }

    private boolean heardWithin(Duration limit, Ear ear, UUID conversation) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            service.append(message(conversation, alice, "anybody?"));
            if (ear.await(Channels.conversation(conversation), Duration.ofMillis(200))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static long next(Ear ear, String channel) throws InterruptedException, IOException {
        return Announcement.read(ear.next(channel)).firstSeq();
    }
}
