package dev.parley.soak.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Register;
import dev.parley.soak.model.Replica;
import dev.parley.soak.model.Sent;
import dev.parley.soak.model.Violations;
import dev.parley.soak.sdk.SdkDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Somebody at a device that speaks by the client in TypeScript. It does not wait for long: what is not answered yet is
/// the client's to see to, while one goes on.
final class SdkActor implements Acting {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final List<String> EMOJI = List.of("👍", "🎉");
    private static final int REMEMBERED = 40;

    private final SdkDevice device;
    private final Person person;
    private final Intention.Source intentions;
    private final Ledger ledger;
    private final Violations violations;
    private final List<Sent> said = new ArrayList<>();
    private int keys;
    private volatile int steps;

    SdkActor(SdkDevice device, Person person, Intention.Source intentions, Ledger ledger, Violations violations) {
        this.device = device;
        this.person = person;
        this.intentions = intentions;
        this.ledger = ledger;
        this.violations = violations;
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public int steps() {
        return steps;
    }

    /// It comes back by itself, whenever it can.
    @Override
    public void mayStayAway(boolean may) {}

    @Override
    public OptionalLong heardUpTo(String conversation) {
        return device.heardUpTo(conversation);
    }

    @Override
    public String condition() {
        return device.isConnected() ? ", connected" : ", not connected";
    }

    @Override
    public List<String> differencesFrom(Replica fresh) {
        return device.differencesFrom(fresh);
    }

    @Override
    public void goes() {
        device.goes();
    }

    @Override
    public void connects(Duration limit) {
        device.connects();
        if (!comesTrue(limit, device::isConnected)) {
            violations.add(name() + ": could not connect within " + limit);
        }
    }

    @Override
    public void settles(Duration limit) {
        if (!comesTrue(limit, device::isAtRest)) {
            violations.add(name() + ": did not find out what became of what it said within " + limit);
        }
    }

    private static boolean comesTrue(Duration limit, BooleanSupplier condition) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return true;
    }

    @Override
    public void takesAStep() {
        var intention = intentions.next();
        try {
            switch (intention.step()) {
                case VANISH, STAY_AWAY -> device.does(PATIENCE, "cut");
                case LEAVE_FOR_A_MOMENT -> device.does(PATIENCE, "leave");
                case BEGIN_AFRESH -> device.does(PATIENCE, "reload");
                case SAY_AGAIN, SAY_ON_TWO_DEVICES -> saysAgain(intention);
                default -> conversation(intention).ifPresent(conversation -> does(intention, conversation));
            }
            steps++;
        } catch (RuntimeException | AssertionError unexpected) {
            violations.add(name() + " in " + intention + ": " + unexpected);
        }
    }

    private Optional<String> conversation(Intention intention) {
        var all = device.conversations();
        return all.isEmpty() ? Optional.empty() : Optional.of(Intention.pick(all, intention.first()));
    }

    private void does(Intention intention, String conversation) {
        switch (intention.step()) {
            case SAY_MANY -> saysMany(conversation, intention);
            case ASK_THE_AI -> waits(says(conversation, intention, true));
            case EDIT -> edits(conversation, intention);
            case DELETE -> deletes(conversation, intention);
            case REACT -> reacts(conversation, intention);
            case READ -> reads(conversation);
            case TYPE -> types(conversation, intention);
            case OPEN -> device.does(PATIENCE, "open", "conversation", conversation);
            case LOOK_BACK -> device.does(PATIENCE, "older", "conversation", conversation);
            case LOOK_AROUND, SEARCH -> device.does(PATIENCE, "newest", "conversation", conversation);
            default -> waits(says(conversation, intention, false));
        }
    }

    private static void waits(CompletableFuture<?> answer) {
        answer.copy()
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private CompletableFuture<?> says(String conversation, Intention intention, boolean ask) {
        var key = name() + "-" + ++keys;
        var content = key + " lantern 日本語 \"river\"\n" + intention.third();
        var sent = ledger.sends(conversation, person.id(), key, content);
        said.add(sent);
        if (said.size() > REMEMBERED) {
            said.removeFirst();
        }
        return device.says(sent, ask);
    }

    /// Without waiting for the answers; they must be stored as they were said.
    private void saysMany(String conversation, Intention intention) {
        var answers = new ArrayList<CompletableFuture<?>>();
        for (var i = 0; i < 2 + Math.floorMod(intention.third(), 6); i++) {
            answers.add(says(conversation, intention, false));
        }
        waits(answers.getLast());
    }

    private void saysAgain(Intention intention) {
        var known = said.stream().filter(Sent::isAcknowledged).toList();
        if (!known.isEmpty()) {
            waits(device.saysAgain(Intention.pick(known, intention.second())));
        }
    }

    private Optional<JsonNode> pick(String conversation, Intention intention, boolean mine) {
        device.does(PATIENCE, "open", "conversation", conversation);
        var number = Math.floorMod(intention.second(), REMEMBERED);
        var message = device.does(PATIENCE, "pick", "conversation", conversation, "number", number, "mine", mine)
                .path("message");
        return message.isObject() ? Optional.of(message) : Optional.empty();
    }

    private void edits(String conversation, Intention intention) {
        pick(conversation, intention, true).ifPresent(message -> {
            var id = message.path("id").asText();
            var key = message.path("content").asText().split(" ")[0];
            var content = key + " edited by " + name() + " " + ++keys;
            changes(of(message), content, "edit", "conversation", conversation, "message", id, "content", content);
        });
    }

    private void deletes(String conversation, Intention intention) {
        pick(conversation, intention, true).ifPresent(message -> {
            var id = message.path("id").asText();
            changes(of(message), Sent.DELETED, "delete", "conversation", conversation, "message", id);
        });
    }

    private Register<String> of(JsonNode message) {
        return ledger.register(
                "content " + message.path("id").asText(),
                message.path("content").asText());
    }

    private void reacts(String conversation, Intention intention) {
        pick(conversation, intention, false).ifPresent(message -> {
            var id = message.path("id").asText();
            var emoji = Intention.pick(EMOJI, intention.third());
            var on = intention.third() % 3 != 0;
            var register = ledger.register("reaction " + id + " " + emoji + " " + person.id(), "false");
            var value = Boolean.toString(on);
            changes(register, value, "react", "conversation", conversation, "message", id, "emoji", emoji, "on", on);
        });
    }

    /// What failed may have happened all the same: an earlier attempt of the client's may have.
    private void changes(Register<String> register, String value, String deed, Object... fields) {
        var write = register.begins(value);
        waits(device.changes(write::acknowledged, deed, fields));
    }

    private void reads(String conversation) {
        device.does(PATIENCE, "open", "conversation", conversation);
        var read = device.does(PATIENCE, "read", "conversation", conversation).path("seq");
        if (read.isNumber()) {
            ledger.hasRead(conversation, person.id(), read.asLong());
        }
    }

    private void types(String conversation, Intention intention) {
        var typing = intention.second() % 3 != 0;
        ledger.types(conversation, person.id());
        device.does(PATIENCE, "type", "conversation", conversation, "typing", typing);
        ledger.types(conversation, person.id());
    }
}
