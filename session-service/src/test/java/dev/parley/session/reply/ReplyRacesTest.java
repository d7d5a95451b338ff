package dev.parley.session.reply;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Writers, and workers that claim what they find, some of which die in the middle.
@SessionTest
class ReplyRacesTest {
    private static final int MESSAGES = 60;
    private static final int WORKERS = 3;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();

    @Test
    void everyMessageIsAnsweredAndEveryReplyEndsOnce() throws Exception {
        var conversations = List.of(
                Session.of(alice).create("A").id(),
                Session.of(alice).create("B").id());
        Queue<UUID> asked = new ConcurrentLinkedQueue<>();
        Set<UUID> seenByAi = ConcurrentHashMap.newKeySet();
        Set<UUID> answers = ConcurrentHashMap.newKeySet();
        var done = new AtomicBoolean();

        try (var threads = Executors.newCachedThreadPool()) {
            var writing = conversations.stream()
                    .<Future<?>>map(conversation -> threads.submit(() -> {
                        for (var number = 0; number < MESSAGES; number++) {
                            asked.add(service.append(message(conversation, alice, "n" + number))
                                    .getFirst()
                                    .messageId());
                        }
                    }))
                    .toList();
            var working = IntStream.range(0, WORKERS)
                    .<Future<?>>mapToObj(worker -> threads.submit(() -> work(seenByAi, answers, done)))
                    .toList();
            for (var writer : writing) {
                writer.get();
            }
            done.set(true);
            for (var worker : working) {
                worker.get();
            }
        }

        assertEquals(MESSAGES * 2, asked.size());
        assertTrue(seenByAi.containsAll(asked), "each message was in the context of an answer");
        var told = new HashSet<UUID>();
        for (var conversation : conversations) {
            var page = Session.of(alice).page(conversation, "limit=500");
            page.messages().stream()
                    .filter(message -> message.role() == MessageRole.ASSISTANT)
                    .map(MessageView::id)
                    .forEach(told::add);
            var replies = service.log(conversation, 0, 500).changes().stream()
                    .filter(Change.MessageSent.class::isInstance)
                    .map(change -> ((Change.MessageSent) change).replyId())
                    .filter(reply -> reply != null)
                    .toList();
            assertEquals(replies.size(), Set.copyOf(replies).size(), "no reply was answered twice");
        }
        assertEquals(answers, told, "what was acknowledged is there, and nothing else");
    }

    private void work(Set<UUID> seenByAi, Set<UUID> answers, AtomicBoolean done) {
        for (var turn = 0; ; turn++) {
            var last = done.get();
            var found = mine(service.replies().unclaimed(0));
            for (var reply : found) {
                answer(reply, turn % 5 == 0 && !last, seenByAi, answers);
            }
            if (last && found.isEmpty() && mine(service.replies().unclaimed(0)).isEmpty()) {
                return;
            }
        }
    }

    private void answer(UUID reply, boolean dies, Set<UUID> seenByAi, Set<UUID> answers) {
        try {
            var claim = service.replies().claim(reply, dies ? 1 : 60_000);
            if (dies) {
                return;
            }
            answers.add(
                    service.replies().complete(reply, claim.attempt(), "answer").id());
            claim.context().stream().map(ContextMessage::messageId).forEach(seenByAi::add);
        } catch (RequestRejected anotherWasQuicker) {
            // Its turn has not come, or somebody else has it.
        }
    }

    /// Other tests leave replies of their own behind.
    private List<UUID> mine(List<UUID> replies) {
        return replies.stream()
                .filter(reply -> mine.computeIfAbsent(reply, this::isMine))
                .toList();
    }

    private final ConcurrentHashMap<UUID, Boolean> mine = new ConcurrentHashMap<>();

    private boolean isMine(UUID reply) {
        var conversation = service.replies().reply(reply).conversationId();
        try {
            Session.of(alice).get(conversation);
            return true;
        } catch (RequestRejected notHers) {
            return false;
        }
    }
}
