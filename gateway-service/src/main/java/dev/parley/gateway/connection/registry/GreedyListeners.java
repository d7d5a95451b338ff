package dev.parley.gateway.connection.registry;

import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.memory.MemoryConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/// Cuts those who hear of so many conversations on so many connections that there is no room for what others hear of.
@Singleton
class GreedyListeners {
    private static final long CHECK_MILLIS = 1000;
    private static final int HEAP_PART = 2;

    private final ConversationChannels conversationChannels;
    private final long maxBytes;
    private final Counter cut;
    private final AtomicBoolean looking = new AtomicBoolean();

    GreedyListeners(ConversationChannels conversationChannels, MemoryConfig config, MeterRegistry metrics) {
        this.conversationChannels = conversationChannels;
        this.maxBytes =
                config.maxSubscriptionBytes().orElse(Runtime.getRuntime().maxMemory() / HEAP_PART);
        this.cut = Counter.builder("parley.subscriptions.cut")
                .description("Sockets closed that hear of more conversations than there is memory for")
                .register(metrics);
    }

    void start(@Observes StartupEvent event, Vertx vertx, @VirtualThreads ExecutorService threads) {
        vertx.setPeriodic(CHECK_MILLIS, _ -> {
            if (looking.compareAndSet(false, true)) {
                threads.execute(this::look);
            }
        });
    }

    private void look() {
        try {
            var greedy = conversationChannels.tooMany(maxBytes);
            if (!greedy.isEmpty()) {
                Log.warnf(
                        "no room for all conversations that connections hear of: the greediest are cut connections=%d",
                        greedy.size());
                cut.increment(greedy.size());
                greedy.forEach(Listener::cut);
            }
        } finally {
            looking.set(false);
        }
    }
}
