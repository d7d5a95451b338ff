package dev.parley.soak.crowd;

import dev.parley.soak.client.Answer;
import dev.parley.soak.client.Connection;
import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Replica;
import dev.parley.soak.model.Violations;
import dev.parley.soak.sdk.Sdk;
import dev.parley.soak.sdk.SdkDevice;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Many people with two devices each, who talk, quarrel, lose their network and come back; and what must hold of all of
/// it. The same seed gives each of them the same intentions.
public final class Crowd {
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final Duration TO_SETTLE = Duration.ofSeconds(30);

    private final List<PublicAddress> gateways;
    private final Violations violations = new Violations();
    private final Ledger ledger = new Ledger(violations);
    private final Figures figures = new Figures();
    private final List<Person> people = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>();
    /// These, and whoever speaks by a client of our own.
    private final List<Acting> everybody = new ArrayList<>();
    private final Duration pause;
    private int audits;

    /// @param pause between two steps of one device
    /// @param sdk by which the first person has a third device
    public Crowd(List<PublicAddress> gateways, long seed, int size, Duration pause, Optional<Sdk> sdk) {
        this.gateways = gateways;
        this.pause = pause;
        for (var i = 0; i < size; i++) {
            people.add(signedIn("person-" + i));
        }
        for (var i = 0; i < size; i++) {
            var first = actor(people.get(i), "phone", 2 * i, seed);
            var second = actor(people.get(i), "desk", 2 * i + 1, seed);
            first.isBeside(second);
            second.isBeside(first);
        }
        sdk.ifPresent(found -> everybody.add(speaksBy(found, people.getFirst(), 2 * size, seed)));
    }

    private SdkActor speaksBy(Sdk sdk, Person person, int number, long seed) {
        var name = person.name() + "-sdk";
        var device =
                new SdkDevice(sdk, name, person.id(), person.token(), gateways, ledger, violations, figures::count);
        return new SdkActor(device, person, new Intention.Source(seed, number), ledger, violations);
    }

    private Actor actor(Person person, String kind, int number, long seed) {
        var device = new Device(person, person.name() + "-" + kind, gateways, number, ledger, violations, figures);
        var actor = new Actor(device, people, new Intention.Source(seed, number), ledger, violations, figures);
        actors.add(actor);
        everybody.add(actor);
        return actor;
    }

    /// Somebody new, known to the stack from now on.
    private Person signedIn(String name) {
        var token = gateways.getFirst().token(name + "-" + Long.toHexString(System.nanoTime()), name);
        try {
            var connection = Connection.open(gateways.getFirst().socket(), new Connection.Listener() {
                @Override
                public void heard(Frame event) {}

                @Override
                public void closed(int code) {}
            });
            var client = Map.of("name", "soak", "version", "1");
            var answer = connection
                    .asks(Frame.of("connect", "token", token, "client", client))
                    .join();
            connection.leaves();
            if (answer instanceof Answer.Ok(var ok)) {
                return new Person(name, token, ok.at("user").path("id").asText());
            }
            throw new IllegalStateException("signing in was answered with " + answer);
        } catch (IOException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /// Everybody connects, and some conversations are begun.
    public void gathers() {
        all(acting -> acting.connects(TO_CONNECT));
        var ids = people.stream().map(Person::id).toList();
        var size = ids.size();
        for (var i = 0; i < 3; i++) {
            actors.get(2 * i).gathering().creates("group", without(ids, i).subList(0, size - 1 - 2 * i));
        }
        for (var i = 0; i < 4; i++) {
            actors.get(2 * i).gathering().creates("direct", List.of(ids.get((i + 1) % size)));
        }
        actors.getFirst().gathering().creates("ai", List.of());
        actors.getLast().gathering().creates("ai", List.of());
    }

    private static List<String> without(List<String> ids, int index) {
        var others = new ArrayList<>(ids);
        others.remove(index);
        return others;
    }

    /// Everybody takes so many steps.
    public void acts(int steps) {
        all(acting -> {
            for (var i = 0; i < steps; i++) {
                acting.takesAStep();
                pauses();
            }
        });
    }

    /// Everybody acts while something happens. Nobody stays away, so that everybody can be looked at.
    public <T> T actsDuring(java.util.concurrent.Callable<T> happening) throws Exception {
        var goesOn = new java.util.concurrent.atomic.AtomicBoolean(true);
        everybody.forEach(acting -> acting.mayStayAway(false));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var acting : everybody) {
                threads.submit(() -> {
                    while (goesOn.get()) {
                        acting.takesAStep();
                        pauses();
                    }
                });
            }
            try {
                return happening.call();
            } finally {
                goesOn.set(false);
            }
        } finally {
            everybody.forEach(acting -> acting.mayStayAway(true));
        }
    }

    private void pauses() {
        if (pause.isPositive()) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void all(Consumer<Acting> action) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            everybody.forEach(acting -> threads.submit(() -> action.accept(acting)));
        }
    }

    /// Waits until every device has heard of everything that was told of until now; how long that took.
    public Duration becomesCurrent(Duration limit) {
        var begun = System.nanoTime();
        var heads = ledger.heads();
        var late = late(heads);
        while (!late.isEmpty()) {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            if (took.compareTo(limit) > 0) {
                violations.add("not current within " + limit + ": " + late.subList(0, Math.min(5, late.size())));
                return took;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            late = late(heads);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private List<String> late(Map<String, Long> heads) {
        var late = new ArrayList<String>();
        heads.forEach((conversation, head) -> {
            if (ledger.isDeleted(conversation)) {
                return;
            }
            var members = ledger.members(conversation);
            for (var acting : everybody) {
                var heard = acting.heardUpTo(conversation).orElse(head);
                if (members.contains(acting.person().id()) && heard < head) {
                    late.add(acting.name() + " heard " + heard + " of " + head + " in " + conversation
                            + acting.condition());
                }
            }
        });
        return late;
    }

    /// Lets everything come to rest, and holds what every device knows against fresh snapshots, and what was
    /// acknowledged against what there is. How long it took until all was the same.
    public Duration settles() {
        all(acting -> acting.settles(TO_SETTLE));
        var took = becomesTheSame();
        typingEnds();
        return took;
    }

    /// Nobody says anything more, and so nobody types for long.
    private void typingEnds() {
        var deadline = System.nanoTime() + Replica.MOST_TYPING.toNanos() + TimeUnit.SECONDS.toNanos(1);
        while (devices().stream().anyMatch(device -> device.replica().hearsTyping()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        devices().forEach(device -> device.replica().typingEnds());
    }

    private Duration becomesTheSame() {
        var begun = System.nanoTime();
        while (true) {
            var fresh = freshDevices();
            var differences = differences(fresh);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            if (differences.isEmpty() || took.compareTo(TO_SETTLE) > 0) {
                differences.forEach(violations::add);
                ledger.contradictions(fresh.stream().map(Device::replica).toList())
                        .forEach(violations::add);
                fresh.forEach(Device::saysGoodbye);
                return took;
            }
            fresh.forEach(Device::vanishes);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private List<Device> freshDevices() {
        audits++;
        var fresh = new ArrayList<Device>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var person : people) {
                var device = new Device(
                        person,
                        person.name() + "-fresh-" + audits,
                        gateways,
                        audits + fresh.size(),
                        ledger,
                        violations,
                        figures);
                fresh.add(device);
                threads.submit(() -> {
                    var looking = new Looking(device, ledger, violations);
                    for (var attempt = 0; attempt < 5; attempt++) {
                        if (device.connects() && looking.looksAtEverything()) {
                            return;
                        }
                    }
                });
            }
        }
        return fresh;
    }

    private List<String> differences(List<Device> fresh) {
        var differences = new ArrayList<String>();
        for (var acting : everybody) {
            var other = fresh.stream()
                    .filter(one -> one.person().equals(acting.person()))
                    .findFirst()
                    .orElseThrow();
            differences.addAll(acting.differencesFrom(other.replica()));
        }
        return differences;
    }

    public void goes() {
        everybody.forEach(Acting::goes);
    }

    public Violations violations() {
        return violations;
    }

    public Figures figures() {
        return figures;
    }

    public Ledger ledger() {
        return ledger;
    }

    public int steps() {
        return everybody.stream().mapToInt(Acting::steps).sum();
    }

    public List<Device> devices() {
        return actors.stream().map(Actor::device).toList();
    }
}
