package dev.parley.session.contact;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Lets people bring others into conversations, as far as those want it and nobody is overrun. Within a transaction of
/// the service.
@ApplicationScoped
public class Introductions {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final IntroductionRepository introductions;
    private final BlockRepository blocks;
    private final ContactConfig config;

    Introductions(IntroductionRepository introductions, BlockRepository blocks, ContactConfig config) {
        this.introductions = introductions;
        this.blocks = blocks;
        this.config = config;
    }

    /// Notes that the person brings these others into a conversation.
    ///
    /// @throws RequestRejected `forbidden`, whoever of them does not want it for whatever reason; `rate_limited`
    public void note(UUID person, List<UUID> others, boolean direct, Instant at) {
        if (others.isEmpty()) {
            return;
        }
        introductions.oneAtATime(person);
        if (!blocks.blocking(person, others).isEmpty()) {
            throw unwanted();
        }
        var strangers = introductions.strangers(person, others);
        if (direct && !strangers.isEmpty() && !config.directByStrangers()) {
            throw unwanted();
        }
        introductions.forget(person, at.minus(DAY));
        bounded(person, strangers.size(), config.strangersPerMinute(), at, MINUTE);
        bounded(person, strangers.size(), config.strangersPerDay(), at, DAY);
        var most = config.samePersonPerDay();
        if (most > 0 && introductions.anybodyAsOften(person, others, at.minus(DAY), most)) {
            throw tooMany(DAY);
        }
        introductions.note(person, others, strangers, at);
    }

    private void bounded(UUID person, int more, int most, Instant at, Duration span) {
        if (most > 0 && more > 0 && introductions.strangersSince(person, at.minus(span)) + more > most) {
            throw tooMany(span);
        }
    }

    private static RequestRejected tooMany(Duration span) {
        return new RequestRejected(
                ErrorCode.RATE_LIMITED, "Too many people are brought into conversations", span.toMillis());
    }

    /// Why stays with whoever does not want it.
    private static RequestRejected unwanted() {
        return new RequestRejected(ErrorCode.FORBIDDEN, "Somebody of them cannot be brought into this conversation");
    }
}
