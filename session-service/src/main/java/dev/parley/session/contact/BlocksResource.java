package dev.parley.session.contact;

import dev.parley.session.contract.person.BlockedPeople;
import dev.parley.session.contract.person.BlocksApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.database.Now;
import dev.parley.session.identity.Acting;
import dev.parley.session.identity.Caller;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/// Blocks people, for the person the caller acts for. Anybody can be blocked whose id one has: whether there is such a
/// person is not told by it.
class BlocksResource implements BlocksApi {
    private final Acting acting;
    private final Caller caller;
    private final BlockRepository blocks;
    private final IntroductionRepository introductions;
    private final ContactConfig config;
    private final Now now;

    BlocksResource(
            Acting acting,
            Caller caller,
            BlockRepository blocks,
            IntroductionRepository introductions,
            ContactConfig config,
            Now now) {
        this.acting = acting;
        this.caller = caller;
        this.blocks = blocks;
        this.introductions = introductions;
        this.config = config;
        this.now = now;
    }

    @Override
    public BlockedPeople all() {
        var person = caller.someone();
        return acting.asService(() -> of(person));
    }

    @Override
    public BlockedPeople block(UUID other) {
        var person = caller.someone();
        if (person.equals(other)) {
            throw new Refused(ErrorCode.BAD_REQUEST, "Nobody blocks itself");
        }
        return acting.asService(() -> {
            oneAtATime(person, other);
            var known = blocks.findByIdOptional(new Block.Key(person, other)).isPresent();
            if (!known && blocks.isPerson(other)) {
                if (blocks.count("personId", person) >= config.maxBlocked()) {
                    throw new Refused(ErrorCode.CONFLICT, "At most " + config.maxBlocked() + " people are blocked");
                }
                blocks.persist(new Block(person, other, now.get()));
                blocks.flush();
                blocks.bar(person, other, true);
            }
            return of(person);
        });
    }

    @Override
    public BlockedPeople unblock(UUID other) {
        var person = caller.someone();
        return acting.asService(() -> {
            oneAtATime(person, other);
            if (blocks.deleteById(new Block.Key(person, other))) {
                blocks.flush();
                blocks.bar(person, other, false);
            }
            return of(person);
        });
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
