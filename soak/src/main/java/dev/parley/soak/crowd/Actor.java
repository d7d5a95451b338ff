package dev.parley.soak.crowd;

import dev.parley.soak.model.ConversationState;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Replica;
import dev.parley.soak.model.Violations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Somebody at one device, who does one thing after the other.
final class Actor implements Acting {
    private static final long MILLIS_BETWEEN_ATTEMPTS = 100;

    private final Device device;
    private final Intention.Source intentions;
    private final Figures figures;
    private final Violations violations;
    private final Talk talk;
    private final Gathering gathering;
    private final Looking looking;
    private Actor other;
    private int steps;
    private volatile boolean mayStayAway = true;

    Actor(
            Device device,
            List<Person> everybody,
            Intention.Source intentions,
            Ledger ledger,
            Violations violations,
            Figures figures) {
        this.device = device;
        this.intentions = intentions;
        this.figures = figures;
        this.violations = violations;
        this.talk = new Talk(device, ledger, violations);
        this.gathering = new Gathering(device, everybody, ledger);
        this.looking = new Looking(device, ledger, violations);
    }

    /// The same person's other device.
    void isBeside(Actor other) {
        this.other = other;
    }

    Device device() {
        return device;
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public Person person() {
        return device.person();
    }

    @Override
    public OptionalLong heardUpTo(String conversation) {
        return OptionalLong.of(device.replica().heardUpTo(conversation));
    }

    @Override
    public String condition() {
        return device.condition();
    }

    @Override
    public List<String> differencesFrom(Replica fresh) {
        return device.replica().differencesFrom(fresh);
    }

    @Override
    public void goes() {
        device.saysGoodbye();
    }

    Gathering gathering() {
        return gathering;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void mayStayAway(boolean may) {
        mayStayAway = may;
    }

    @Override
    public void takesAStep() {
        var intention = intentions.next();
        try {
            if (!device.isConnected() && !device.connects()) {
                waits(MILLIS_BETWEEN_ATTEMPTS);
            }
            if (device.isConnected()) {
                gathering.settles();
                if (intention.third() % 2 == 0) {
                    talk.settles();
                }
            }
            does(intention);
            steps++;
        } catch (RuntimeException | AssertionError unexpected) {
            violations.add(device.name() + " in " + intention + ": " + unexpected + " "
                    + List.of(unexpected.getStackTrace()).subList(0, 3));
        }
    }

    private void does(Intention intention) {
        switch (intention.step()) {
            case CREATE -> gathering.creates(intention);
            case PING -> device.does("ping");
            case SAY_AGAIN -> talk.saysAgain(intention, other.device);
            case VANISH -> device.vanishes();
            case LEAVE_FOR_A_MOMENT -> device.saysGoodbye();
            case STAY_AWAY -> {
                device.vanishes();
                if (mayStayAway) {
                    waits(Math.floorMod(intention.second(), 400));
                }
            }
            case BEGIN_AFRESH -> device.forgetsEverything();
            default -> conversation(intention).ifPresent(conversation -> does(intention, conversation));
        }
    }

    private void does(Intention intention, String conversation) {
        switch (intention.step()) {
            case SAY -> talk.says(conversation, intention, "never");
            case ASK_THE_AI ->
                talk.says(
                        conversation,
                        intention,
                        device.replica()
                                .of(conversation, ConversationState::waysToAsk)
                                .orElse("never"));
            case SAY_MANY -> talk.saysMany(conversation, intention);
            case SAY_ON_TWO_DEVICES -> talk.saysTwice(conversation, intention, other.device);
            case EDIT -> talk.edits(opened(conversation), intention);
            case DELETE -> talk.deletes(opened(conversation), intention);
            case REACT -> talk.reacts(opened(conversation), intention);
            case RENAME -> gathering.renames(opened(conversation), intention);
            case ADD -> gathering.adds(conversation, intention);
            case REMOVE -> gathering.removes(opened(conversation), intention);
            case SEND_AWAY_AND_BACK -> sendsAwayAndBack(opened(conversation), intention);
            case LEAVE -> gathering.leaves(conversation);
            case DELETE_CONVERSATION -> gathering.deletes(conversation);
            case OPEN -> looking.opens(conversation);
            case LOOK_BACK -> looking.looksBack(opened(conversation));
            case READ -> looking.reads(conversation, intention);
            case PIN -> gathering.marks(conversation, "pinned", intention);
            case ARCHIVE -> gathering.marks(conversation, "archived", intention);
            case TYPE -> looking.types(conversation, intention);
            case LOOK_AROUND -> looking.looksAround(conversation);
            case SEARCH -> looking.searches(conversation, intention);
            default -> throw new IllegalStateException();
        }
    }

    /// Whoever it is may be away, or at a gateway that dies meanwhile.
    private void sendsAwayAndBack(String conversation, Intention intention) {
        var person = gathering.removes(conversation, intention);
        if (person.isPresent()) {
            if (intention.third() % 3 != 0) {
                talk.says(conversation, intention, "never");
            }
            gathering.adds(conversation, person.get());
        }
    }

    private Optional<String> conversation(Intention intention) {
        var all = device.replica().conversations();
        return all.isEmpty() ? Optional.empty() : Optional.of(Intention.pick(all, intention.first()));
    }

    private String opened(String conversation) {
        if (!device.replica().isOpen(conversation)) {
            looking.opens(conversation);
        }
        return conversation;
    }

    @Override
    public void settles(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if ((device.isConnected() || device.connects()) && gathering.settles() && talk.settles()) {
                return;
            }
            waits(MILLIS_BETWEEN_ATTEMPTS);
        }
        violations.add(device.name() + ": could not find out what became of its commands within " + limit);
    }

    @Override
    public void connects(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!device.isConnected() && !device.connects()) {
            if (System.nanoTime() > deadline) {
                violations.add(device.name() + ": could not connect within " + limit);
                return;
            }
            figures.count("attempts to connect");
            waits(MILLIS_BETWEEN_ATTEMPTS);
        }
    }

    private static void waits(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
