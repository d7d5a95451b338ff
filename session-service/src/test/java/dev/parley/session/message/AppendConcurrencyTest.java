package dev.parley.session.message;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@SessionTest
class AppendConcurrencyTest {
    private static final int WRITERS = 8;

    private final Session service = Session.service();
    private final UUID alice = Session.somebody();

    /// Each writer's batches touch the same conversations in an order of its own, as several gateways' do.
    @Test
    void batchesOverTheSameConversationsNeitherDeadlockNorLeaveHoles() throws Exception {
        var conversations = IntStream.range(0, 12)
                .mapToObj(number -> Session.of(alice).create("Shared " + number).id())
                .toList();
        var batches = 12;
        var each = 3;

        var outcomes = together(writer -> {
            var mine = new ArrayList<AppendOutcome>();
            for (var batch = 0; batch < batches; batch++) {
                var items = new ArrayList<NewMessage>();
                for (var conversation : conversations) {
                    for (var number = 0; number < each; number++) {
                        items.add(message(conversation, alice, "from " + writer));
                    }
                }
                Collections.shuffle(items, new Random(writer * 1000L + batch));
                mine.addAll(service.append(items));
            }
            return mine;
        });

        outcomes.stream().flatMap(List::stream).forEach(outcome -> assertNull(outcome.refused()));
        for (var conversation : conversations) {
            var expected = 1 + WRITERS * batches * each;
            var seen = Session.of(alice).get(conversation);
            assertEquals(expected, seen.seq());
            assertEquals(expected - 1, seen.messageCount());
            assertEquals(LongStream.rangeClosed(1, expected).boxed().toList(), wholeLog(conversation));
        }
    }

    @Test
    void theSameKeysSentAtOnceAreStoredOnceAndAnsweredAlike() throws Exception {
        var conversations = IntStream.range(0, 5)
                .mapToObj(number -> Session.of(alice).create("Raced " + number).id())
                .toList();
        var items = IntStream.range(0, 100)
                .mapToObj(number -> message(conversations.get(number % 5), alice, "key " + number, "text " + number))
                .toList();

        var outcomes = together(writer -> {
            var order = new ArrayList<>(items);
            Collections.shuffle(order, new Random(writer));
            var answers = service.append(order);
            Map<String, AppendOutcome> byKey = new HashMap<>();
            for (var index = 0; index < order.size(); index++) {
                byKey.put(order.get(index).key(), answers.get(index));
            }
            return byKey;
        });

        for (var item : items) {
            var ids = outcomes.stream()
                    .map(byKey -> byKey.get(item.key()).messageId())
                    .distinct();
            assertEquals(1, ids.count());
            var fresh = outcomes.stream().filter(byKey -> byKey.get(item.key()).first() == null);
            assertEquals(1, fresh.count(), "one writer stored it, the others are told of it");
        }
        for (var conversation : conversations) {
            assertEquals(LongStream.rangeClosed(1, 21).boxed().toList(), wholeLog(conversation));
            assertEquals(20, Session.of(alice).get(conversation).messageCount());
        }
    }

    private List<Long> wholeLog(UUID conversation) {
        var seqs = new ArrayList<Long>();
        while (true) {
            var page = service.log(conversation, seqs.size(), 500);
            if (page.changes().isEmpty()) {
                return seqs;
            }
            page.changes().forEach(change -> seqs.add(change.seq()));
        }
    }

    private interface Writing<T> {
        T write(int writer) throws Exception;
    }

    private static <T> List<T> together(Writing<T> writing) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(WRITERS);
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var tasks = IntStream.range(0, WRITERS)
                    .<Callable<T>>mapToObj(writer -> () -> {
                        start.await();
                        return writing.write(writer);
                    })
                    .toList();
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
