package dev.parley.soak.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.model.Hearing;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Replica;
import dev.parley.soak.model.Sent;
import dev.parley.soak.model.Shown;
import dev.parley.soak.model.Violations;
import dev.parley.soak.sdk.Bridge.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A device that speaks by the client in TypeScript: what its user hears, is told to be stored, and is shown, must be
/// right whatever breaks; how often it dials and asks again is the client's affair.
public final class SdkDevice {
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final Set<String> NEVER_RIGHT =
            Set.of("bad_request", "unknown_type", "internal", "unauthenticated", "broken");

    private final String name;
    private final List<PublicAddress> gateways;
    private final String token;
    private final Ledger ledger;
    private final Violations violations;
    private final Consumer<String> counts;
    private final Hearing hearing;
    private final Map<String, Sent> underWay = new ConcurrentHashMap<>();
    /// Given to a page that was loaded anew since.
    private final Map<String, Sent> left = new ConcurrentHashMap<>();

    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> places = new ConcurrentHashMap<>();
    private final Bridge bridge;
    private volatile boolean connected;
    private volatile boolean leaving;

    /// @param me the id of the person it belongs to
    /// @param counts what happens, for the report
    public SdkDevice(
            Sdk sdk,
            String name,
            String me,
            String token,
            List<PublicAddress> gateways,
            Ledger ledger,
            Violations violations,
            Consumer<String> counts) {
        this.name = name;
        this.token = token;
        this.gateways = gateways;
        this.ledger = ledger;
        this.violations = violations;
        this.counts = counts;
        this.hearing = new Hearing(name, me, ledger, violations);
        try {
            var process = sdk.starts();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            this.bridge = new Bridge(process.getInputStream(), process.getOutputStream(), this::told, this::over);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public void connects() {
        var addresses =
                gateways.stream().map(gateway -> gateway.socket().toString()).toList();
        asks("connect", "gateways", addresses, "token", token);
    }

    public String name() {
        return name;
    }

    public boolean isConnected() {
        return connected;
    }

    /// Those in which it hears what happens.
    public List<String> conversations() {
        return hearing.conversations();
    }

    public OptionalLong heardUpTo(String conversation) {
        return hearing.upTo(conversation);
    }

    private void told(JsonNode line) {
        try {
            takes(line);
        } catch (RuntimeException | AssertionError unexpected) {
            violates(unexpected + " in " + line);
        }
    }

    private void takes(JsonNode line) {
        if (line.has("event")) {
            counts.accept("sdk events");
            hears(new Frame(line.path("event")));
        } else if (line.has("listed")) {
            line.path("listed")
                    .forEach(one -> hearing.listed(
                            one.path("id").asText(), one.path("seq").asLong()));
        } else if (line.has("refused")) {
            hearing.isOut(line.path("refused").path("conversation_id").asText());
        } else if (line.has("state")) {
            stands(line.path("state"));
        } else if (line.has("begun")) {
            hearing.beginsAnew();
            left.putAll(underWay);
            underWay.clear();
        } else if (line.has("dropped")) {
            drops(line.path("dropped").asText(), line.path("error"));
        } else if (line.has("seen")) {
            counts.accept("sdk pictures");
            line.path("wrong").forEach(wrong -> violates(line.path("seen").asText() + ": " + wrong.asText()));
        } else {
            violates(line.toString());
        }
    }

    private void hears(Frame event) {
        hearing.hears(event);
        left.remove(event.json().path("message").path("key").asText(""));
    }

    private void stands(JsonNode state) {
        connected = state.path("state").asText().equals("connected");
        if (connected) {
            counts.accept("sdk connections");
        } else if (state.path("state").asText().equals("disconnected")
                && state.path("code").asInt() != 1000) {
            violates("has given up: " + state);
        }
    }

    private void drops(String key, JsonNode error) {
        failed.add(key);
        var one = left.remove(key);
        if (one != null) {
            comesToNothing(
                    one,
                    new Outcome.Failed(
                            error.path("code").asText(),
                            error.path("message").asText(),
                            error.path("in_doubt").asBoolean()));
        }
    }

    private void over() {
        connected = false;
        if (!leaving) {
            violates("its process has ended");
        }
    }

    /// Done without waiting for it.
    public void asks(String deed, Object... fields) {
        noted(deed, fields);
    }

    /// What it came to, if that is known within this time; else nothing.
    public JsonNode does(Duration limit, String deed, Object... fields) {
        var nothing = Frame.JSON.missingNode();
        return noted(deed, fields)
                .completeOnTimeout(new Outcome.Ended(), limit.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(outcome -> outcome instanceof Outcome.Done(var result) ? result : nothing)
                .join();
    }

    private CompletableFuture<Outcome> noted(String deed, Object... fields) {
        return bridge.asks(deed, fields).thenApply(outcome -> {
            if (outcome instanceof Outcome.Failed failure) {
                counts.accept("sdk failed " + failure.code());
                if (NEVER_RIGHT.contains(failure.code())) {
                    violates(deed + " came to " + failure.code() + ", " + failure.message());
                }
            }
            return outcome;
        });
    }

    /// As [#asks]; `done` is run as soon as it is known to have been done, whenever that is.
    public CompletableFuture<?> changes(Runnable done, String deed, Object... fields) {
        return noted(deed, fields).thenAccept(outcome -> {
            if (outcome instanceof Outcome.Done) {
                done.run();
            }
        });
    }

    /// For the first time under its key.
    public CompletableFuture<?> says(Sent one, boolean ask) {
        underWay.put(one.key(), one);
        return says(one, ask, true);
    }

    /// Once more, after it was acknowledged.
    public CompletableFuture<?> saysAgain(Sent one) {
        return says(one, false, false);
    }

    private CompletableFuture<?> says(Sent one, boolean ask, boolean first) {
        return noted("say", "conversation", one.conversation(), "key", one.key(), "content", one.content(), "ask", ask)
                .thenAccept(outcome -> {
                    switch (outcome) {
                        case Outcome.Done(var result) -> stored(one, result.path("message"), first);
                        case Outcome.Failed failure -> comesToNothing(one, failure);
                        case Outcome.Ended _ -> one.isInDoubtNow();
                    }
                    underWay.remove(one.key());
                });
    }

    private void stored(Sent one, JsonNode message, boolean first) {
        counts.accept("sdk acknowledged");
        one.acknowledged(message, "");
        ledger.told(one.conversation(), message);
        var unchanged = message.path("seq").equals(message.path("changed_seq"));
        if (unchanged && !message.path("content").asText().equals(one.content())) {
            violates("said " + one.content() + ", stored " + message);
        }
        if (first) {
            var before = places.put(one.conversation(), one.seq());
            if (before != null && before > one.seq()) {
                violates("said " + one.key() + " after what is stored at " + before + ", stored at " + one.seq());
            }
        }
    }

    private void comesToNothing(Sent one, Outcome.Failed failure) {
        failed.add(one.key());
        if (failure.inDoubt()) {
            one.isInDoubtNow();
        } else {
            one.refused();
            one.isGivenUp();
        }
    }

    /// Whether it is connected, and all that it was to say has come to something.
    public boolean isAtRest() {
        return connected
                && underWay.isEmpty()
                && does(TO_ANSWER, "waiting").path("count").asInt(-1) == 0;
    }

    /// How what it shows differs from what a new connection of the same person was told.
    public List<String> differencesFrom(Replica fresh) {
        var look = does(TO_ANSWER, "look");
        var differences = new ArrayList<>(Shown.differences(look, fresh, failed));
        left.values().removeIf(one -> isStored(one, fresh));
        left.keySet().forEach(key -> differences.add("given before a reload, and neither stored nor dropped: " + key));
        return differences.stream().map(difference -> name + ": " + difference).toList();
    }

    /// One that was deleted does not say any more which it was, and of a conversation one has left nothing is told.
    private static boolean isStored(Sent one, Replica fresh) {
        return fresh.of(
                        one.conversation(),
                        state -> state.messages().stream()
                                .anyMatch(message ->
                                        message.path("content").asText().startsWith(one.key() + " ")
                                                || message.has("deleted_at")
                                                        && message.path("sender_id")
                                                                .asText()
                                                                .equals(one.sender())))
                .orElse(true);
    }

    public void goes() {
        leaving = true;
        bridge.ends();
    }

    private void violates(String text) {
        violations.add(name + ": " + text);
    }
}
