package dev.parley.gateway.conversation;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.memory.LargeAnswers;
import dev.parley.gateway.memory.LargeAnswersConfig;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.RecordingListener;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Ephemeral.TypingChanged;
import dev.parley.session.contract.log.LogPosition;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class OpeningTest {
    @Inject
    ConversationChannels conversationChannels;

    @Inject
    LargeAnswersConfig config;

    private static final class NoRoom extends LargeAnswers {
        NoRoom(LargeAnswersConfig config) {
            super(config);
        }

        @Override
        public <T> T read(Object person, Supplier<T> work) {
            throw new OutOfMemoryError("for so large an answer");
        }
    }

    private static final Conversations.Opening OPENING = new Conversations.Opening() {
        @Override
        public void opened(Answer answer) {
            throw new AssertionError("opened");
        }

        @Override
        public void unavailable() {
            throw new AssertionError("told");
        }
    };

    @Test
    void whatCannotBeReadForAListenerKeepsNothingElseFromIt() throws Exception {
        var conversations = new Conversations(null, conversationChannels, null, new NoRoom(config));
        var conversation = UUID.randomUUID();
        var listener = new RecordingListener();
        conversationChannels.enter(
                listener,
                List.of(new LogPosition(conversation, listener.person, 1, ConversationKind.GROUP)),
                List.of());
        try {
            assertThrows(
                    OutOfMemoryError.class,
                    () -> conversations.open(
                            Caller.STRANGER, new Command.OpenConversation(conversation, null, 0), listener, OPENING));
            var typing = new TypingChanged(UUID.randomUUID(), true);
            conversationChannels.tell(conversation, typing);

            listener.hears(new Event.Ephemeral(conversation, typing));
        } finally {
            conversationChannels.exit(listener);
        }
    }
}
