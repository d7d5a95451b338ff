package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Alice is at one gateway; Mallory, whom she blocks, and Bob, of whom she hears whatever he does, are at the other.
class BlocksTest {
    /// The three, and the conversations of Alice with each of the others.
    private record Three(Client alice, Client mallory, Client bob, String withMallory, String withBob)
            implements AutoCloseable {
        static Three meet() {
            var alice = Client.of("alice", 1);
            var mallory = Client.of("mallory", 2);
            var bob = Client.of("bob", 2);
            var three = new Three(alice, mallory, bob, alice.direct(mallory), alice.direct(bob));
            three.aliceHears(mallory, three.withMallory);
            three.aliceHears(bob, three.withBob);
            return three;
        }

        private void aliceHears(Client typist, String conversation) {
            Await.until(
                    typist.user + " is heard",
                    ChatClient.PATIENCE,
                    () -> aliceHears(typist, conversation, Duration.ofSeconds(1)));
        }

        /// That somebody types, and no longer does: the second is said when the first has been heard, as what follows
        /// closely would be told as one.
        boolean aliceHears(Client typist, String conversation, Duration patience) {
            for (var typing : List.of(true, false)) {
                var before = alice.typingIn(conversation);
                typist.types(conversation, typing);
                if (!alice.hearsTypingIn(conversation, before, patience)) {
                    return false;
                }
            }
            return true;
        }

        /// Whatever Mallory says first would be heard before what Bob says then.
        boolean aliceHearsOfMallory() {
            var ofMallory = alice.typingIn(withMallory);
            for (var typing : List.of(true, false)) {
                var ofBob = alice.typingIn(withBob);
                mallory.types(withMallory, typing);
                bob.types(withBob, typing);
                Await.until("bob is heard", ChatClient.PATIENCE, () -> alice.typingIn(withBob) > ofBob);
            }
            return alice.typingIn(withMallory) > ofMallory;
        }

        void aliceBlocksMallory() {
            alice.asks("person.block", "user_id", mallory.user, "on", true);
        }

        @Override
        public void close() {
            List.of(alice, mallory, bob).forEach(client -> client.socket.close());
        }
    }

    private record Client(ChatClient socket, String user) {
        static Client of(String name, int gateway) {
            var stack = TracedStack.get();
            var person = stack.person(name);
            var socket = ChatClient.connect(
                    stack.address(gateway, "/parley"), Map.of("Authorization", "Bearer " + person.token()));
            return new Client(
                    socket, socket.says("connect", "ref", "connect").hears("ok").text("user.id"));
        }

        Frame asks(String type, Object... fields) {
            var ref = type + System.nanoTime();
            socket.says(Frame.of(type, fields).put("ref", ref));
            return socket.hears(
                    "ok to " + type,
                    frame -> frame.type().equals("ok") && frame.text("ref").equals(ref));
        }

        String direct(Client other) {
            return asks("conversation.create", "kind", "direct", "participants", List.of(other.user))
                    .text("conversation.id");
        }

        void types(String conversation, boolean typing) {
            asks("typing.set", "conversation_id", conversation, "typing", typing);
        }

        boolean hearsTypingIn(String conversation, long before, Duration patience) {
            try {
                Await.until("typing is heard", patience, () -> typingIn(conversation) > before);
                return true;
            } catch (AssertionError notYet) {
                return false;
            }
        }

        long typingIn(String conversation) {
            return socket.heard("typing.changed").stream()
                    .filter(frame -> frame.text("conversation_id").equals(conversation))
                    .count();
        }
    }

    @Test
    void whoIsBlockedIsNoLongerHeardAtTheOtherGateway() {
        try (var three = Three.meet()) {
            three.aliceBlocksMallory();

            three.alice.socket.hears(
                    "that mallory is gone",
                    frame -> frame.type().equals("presence.changed")
                            && frame.text("user_id").equals(three.mallory.user)
                            && !frame.at("online").asBoolean());
            for (var again = 0; again < 3; again++) {
                assertFalse(three.aliceHearsOfMallory());
            }
        }
    }

    @Test
    void aBlockThatNobodyWasToldOfForLackOfRedisHoldsSoonAfterIt() {
        try (var three = Three.meet()) {
            TracedStack.redisGoesAway();
            three.aliceBlocksMallory();
            TracedStack.redisIsBack();
            Await.until(
                    "bob is heard again",
                    Duration.ofSeconds(30),
                    () -> three.aliceHears(three.bob, three.withBob, Duration.ofSeconds(1)));

            Await.until("mallory is heard no more", Duration.ofSeconds(15), () -> !three.aliceHearsOfMallory());
            for (var again = 0; again < 3; again++) {
                assertFalse(three.aliceHearsOfMallory());
            }
        }
    }
}
