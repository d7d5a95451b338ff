package dev.parley.session.contact;

import dev.parley.session.announce.Announcer;
import dev.parley.session.contract.log.UserEvent;
import dev.parley.session.contract.person.BlockedPeople;
import dev.parley.session.contract.person.BlocksApi;
import dev.parley.session.contract.person.SilencedConversations;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.AsOf;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import dev.parley.token.ServiceToken;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Blocks people, for the person the caller acts for. Anybody can be blocked whose id one has: whether there is such a
/// person is not told by it.
class BlocksResource implements BlocksApi {
    private static final int MOST = 500;

    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final BlockRepository blocks;
    private final IntroductionRepository introductions;
    private final ContactConfig config;
    private final DatabaseClock databaseClock;
    private final Announcer announcer;
    private final AsOf asOf;

    BlocksResource(
            ActorTransactions actorTransactions,
            Caller caller,
            BlockRepository blocks,
            IntroductionRepository introductions,
            ContactConfig config,
            DatabaseClock databaseClock,
            Announcer announcer,
            AsOf asOf) {
        this.asOf = asOf;
        this.announcer = announcer;
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.blocks = blocks;
        this.introductions = introductions;
        this.config = config;
        this.databaseClock = databaseClock;
    }

    @Override
    public BlockedPeople all() {
        var person = caller.someone();
        return actorTransactions.asService(() -> of(person));
    }

    @Override
    public BlockedPeople block(UUID other) {
        var person = caller.someone();
        if (person.equals(other)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Nobody blocks itself");
        }
        return told(actorTransactions.asService(() -> {
            oneAtATime(person, other);
            var known = blocks.findByIdOptional(new Block.Key(person, other)).isPresent();
            if (!known && blocks.isPerson(other)) {
                if (blocks.count("personId", person) >= config.maxBlocked()) {
                    throw new RequestRejected(
                            ErrorCode.CONFLICT, "At most " + config.maxBlocked() + " people are blocked");
                }
                blocks.persist(new Block(person, other, databaseClock.get()));
                blocks.flush();
                blocks.bar(person, other, true);
            }
            return changed(person, other);
        }));
    }

    @Override
    public BlockedPeople unblock(UUID other) {
        var person = caller.someone();
        return told(actorTransactions.asService(() -> {
            oneAtATime(person, other);
            if (blocks.deleteById(new Block.Key(person, other))) {
                blocks.flush();
                blocks.bar(person, other, false);
            }
            return changed(person, other);
        }));
    }

    @Override
    @RolesAllowed(ServiceToken.SERVICE)
    public SilencedConversations silenced(List<UUID> people) {
        if (people == null || people.contains(null) || people.size() > MOST) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + MOST + " people");
        }
        var since = asOf.get();
        return actorTransactions.asService(() ->
                new SilencedConversations(people.isEmpty() ? List.of() : blocks.meetings(Set.copyOf(people)), since));
    }

    /// What a block comes to; `direct` is the conversation of the two, null when there is none.
    private record Changed(
            BlockedPeople all,
            UUID person,
            UUID other,
            @Nullable UUID direct,
            boolean silenced,
            boolean apart,
            Instant at) {}

    private Changed changed(UUID person, UUID other) {
        return new Changed(
                of(person),
                person,
                other,
                blocks.direct(person, other).orElse(null),
                blocks.either(person, other),
                !blocks.apart(person, List.of(other)).isEmpty(),
                databaseClock.get());
    }

    private BlockedPeople told(Changed changed) {
        if (changed.direct != null) {
            tell(changed, changed.direct, changed.person, changed.other);
            tell(changed, changed.direct, changed.other, changed.person);
        }
        return changed.all;
    }

    private void tell(Changed changed, UUID direct, UUID person, UUID other) {
        announcer.tell(person, new UserEvent.Silenced(direct, other, changed.silenced, changed.apart, changed.at));
    }

    /// While neither of them brings the other into a conversation: a new one knows of the block, or is known to it.
    private void oneAtATime(UUID person, UUID other) {
        Stream.of(person, other)
                .sorted(Comparator.comparingLong(UUID::getLeastSignificantBits))
                .forEach(introductions::oneAtATime);
    }

    private BlockedPeople of(UUID person) {
        return new BlockedPeople(blocks.all(person));
    }
}
