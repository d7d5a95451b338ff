package dev.parley.ai.canister;

import dev.parley.ai.canister.LinkState.Closed;
import dev.parley.ai.canister.LinkState.Dialling;
import dev.parley.ai.canister.LinkState.Open;
import dev.parley.ai.canister.LinkState.Resting;
import dev.parley.ai.provider.Answering;
import dev.parley.ai.provider.AvailabilitySignal;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.Provider;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.ai.provider.ProviderKind;
import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Our link to one canister, dialled again and again for as long as we live. All it does happens on one event
/// loop; only what [Provider] promises is safe elsewhere.
final class CanisterLink implements Provider {
    private final Vertx vertx;
    private final WebSocketClient client;
    private final CanisterConfig config;
    private final CanisterFrames frames;
    private final AvailabilitySignal bell;
    private final Strays strays;
    private final Backoff backoff;
    private final WebSocketConnectOptions target;
    /// Host and port; the rest of the URL may hold a secret.
    private final String name;

    private final Context loop;
    private final Map<String, PendingRequest> asked = new HashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile LinkState state = new Resting(0);
    /// What it calls itself; null until it has answered.
    private volatile @Nullable String model;
    private long pings;
    /// The log says that it is away.
    private boolean saidAway;

    CanisterLink(
            URI url,
            Vertx vertx,
            WebSocketClient client,
            CanisterConfig config,
            CanisterFrames frames,
            AvailabilitySignal bell,
            Strays strays) {
        this.strays = strays;
        this.vertx = vertx;
        this.client = client;
        this.config = config;
        this.frames = frames;
        this.bell = bell;
        this.backoff = new Backoff(config.reconnectMin(), config.reconnectMax());
        this.target = new WebSocketConnectOptions()
                .setAbsoluteURI(url.toString())
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setTimeout(config.connectTimeout().toMillis());
        this.name = target.getHost() + ":" + target.getPort();
        this.loop = vertx.getOrCreateContext();
    }

    void start() {
        loop.runOnContext(turn -> dial());
    }

    void close() {
        loop.runOnContext(turn -> {
            var last = state;
            state = new Closed();
            if (last instanceof Open open) {
                hangUp(open);
            }
        });
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.CANISTER_OUT;
    }

    @Override
    public boolean available() {
        try {
            return state instanceof Open open && !open.socket().writeQueueFull();
        } catch (IllegalStateException e) {
            // It has closed just now, and we are about to hear so.
            return false;
        }
    }

    @Override
    public int underWay() {
        return underWay.get();
    }

    @Override
    public Optional<String> model() {
        return Optional.ofNullable(model);
    }

    @Override
    public Answering answer(Prompt prompt, Consumer<ProviderEvent> listener) {
        var request = UUID.randomUUID().toString();
        var frame = frames.process(request, prompt);
        underWay.incrementAndGet();
        loop.runOnContext(turn -> ask(request, frame, new PendingRequest(prompt, listener), listener));
        return () -> loop.runOnContext(turn -> take(request));
    }

    private void ask(String request, String frame, PendingRequest asking, Consumer<ProviderEvent> listener) {
        if (available() && state instanceof Open open) {
            asked.put(request, asking);
            open.socket().writeTextMessage(frame);
        } else {
            underWay.decrementAndGet();
            listener.accept(new ProviderEvent.NotTaken());
        }
    }

    private void dial() {
        if (!(state instanceof Resting resting)) {
            return;
        }
        state = resting.dial();
        client.connect(target).onComplete(dialled -> {
            if (dialled.succeeded()) {
                opened(dialled.result());
            } else {
                failed(dialled.cause());
            }
        });
    }

    private void opened(WebSocket socket) {
        if (!(state instanceof Dialling dialling)) {
            socket.close();
            return;
        }
        var open = dialling.opened(socket);
        state = open;
        socket.textMessageHandler(text -> heard(socket, text));
        socket.binaryMessageHandler(text -> heard(socket, text.toString(StandardCharsets.UTF_8)));
        socket.pongHandler(pong -> useful(socket));
        socket.exceptionHandler(problem -> lost(socket, problem.getClass().getSimpleName()));
        socket.closeHandler(closed -> lost(socket, "closed " + socket.closeStatusCode()));
        pings = vertx.setPeriodic(config.pingInterval().toMillis(), timer -> ping(socket));
        if (open.failures() == 0 || saidAway) {
            Log.infof("Canister link open canister=%s", name);
            saidAway = false;
        }
        bell.ring();
    }

    private void failed(Throwable cause) {
        if (!(state instanceof Dialling dialling)) {
            return;
        }
        if (dialling.failures() == 0) {
            saidAway = true;
            Log.warnf(
                    "Canister cannot be reached canister=%s cause=%s",
                    name, cause.getClass().getSimpleName());
        }
        rest(dialling.failed());
    }

    private void rest(Resting resting) {
        state = resting;
        vertx.setTimer(backoff.after(resting.failures()).toMillis(), timer -> dial());
    }

    private void ping(WebSocket socket) {
        if (!(state instanceof Open open) || open.socket() != socket) {
            return;
        }
        if (open.unanswered() >= config.missedAnswers()) {
            lost(socket, "silent");
            return;
        }
        state = open.pinged();
        socket.writeTextMessage(frames.ping());
    }

    private void alive(WebSocket socket) {
        if (state instanceof Open open && open.socket() == socket) {
            state = open.heard();
        }
    }

    private void useful(WebSocket socket) {
        alive(socket);
        if (state instanceof Open open && open.socket() == socket) {
            state = open.useful();
        }
    }

    private void heard(WebSocket socket, String text) {
        alive(socket);
        frames.read(text).forEach(frame -> heard(socket, frame));
    }

    private void heard(WebSocket socket, CanisterFrame frame) {
        switch (frame) {
            case CanisterFrame.Chunk chunk ->
                find(chunk.about()).ifPresent(asking -> {
                    useful(socket);
                    asking.chunk(chunk);
                });
            case CanisterFrame.Response response ->
                take(response.about()).ifPresent(asking -> {
                    useful(socket);
                    model = response.modelUsed() == null ? model : response.modelUsed();
                    asking.answered(response);
                });
            case CanisterFrame.Problem problem ->
                take(clear(problem.about())).ifPresent(asking -> {
                    useful(socket);
                    asking.refused(problem);
                });
            case CanisterFrame.Pong _ -> useful(socket);
            case CanisterFrame.Noise(var about)
            when about.requestId() != null -> find(about).ifPresent(PendingRequest::alive);
            case CanisterFrame.Noise _ -> {}
        }
    }

    /// What a frame is about, unless it names something else than was asked.
    private Optional<PendingRequest> find(CanisterFrame.About about) {
        var asking = asked.get(about.requestId());
        if (asking == null) {
            strays.unknownRequest();
            return Optional.empty();
        }
        if (!asking.is(about)) {
            strays.anotherConversation();
            return Optional.empty();
        }
        return Optional.of(asking);
    }

    /// The same for the last that is said about it.
    private Optional<PendingRequest> take(CanisterFrame.About about) {
        return find(about).flatMap(_ -> take(about.requestId()));
    }

    private void lost(WebSocket socket, String why) {
        if (state instanceof Open open && open.socket() == socket) {
            if (open.failures() == 0) {
                saidAway = true;
                Log.warnf("Canister link lost canister=%s cause=%s replies=%d", name, why, asked.size());
            }
            rest(open.lost());
            hangUp(open);
        }
    }

    private void hangUp(Open open) {
        vertx.cancelTimer(pings);
        open.socket().close();
        for (var request : List.copyOf(asked.keySet())) {
            take(request).ifPresent(PendingRequest::lost);
        }
    }

    /// What a problem is about that names no request: clear only while there is no more than one.
    private CanisterFrame.About clear(CanisterFrame.About about) {
        return about.requestId() == null && asked.size() == 1
                ? new CanisterFrame.About(asked.keySet().iterator().next(), about.conversationId(), about.userId())
                : about;
    }

    private Optional<PendingRequest> take(@Nullable String request) {
        var found = Optional.ofNullable(asked.remove(request));
        found.ifPresent(asking -> underWay.decrementAndGet());
        return found;
    }
}
