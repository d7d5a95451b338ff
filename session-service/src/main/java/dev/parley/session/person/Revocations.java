package dev.parley.session.person;

import dev.parley.session.contract.person.NewRevocation;
import dev.parley.session.contract.person.Revocation;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which tokens count no longer. Within a transaction of the service.
@ApplicationScoped
public class Revocations {
    private final RevocationRepository revocations;
    private final PersonRepository people;
    private final PeopleConfig config;
    private final DatabaseClock databaseClock;

    Revocations(
            RevocationRepository revocations,
            PersonRepository people,
            PeopleConfig config,
            DatabaseClock databaseClock) {
        this.revocations = revocations;
        this.people = people;
        this.config = config;
        this.databaseClock = databaseClock;
    }

    public List<Revocation> since(Instant moment) {
        return revocations.since(moment).stream().map(StoredRevocation::view).toList();
    }

    /// By person; whose tokens all count is left out.
    Map<UUID, List<StoredRevocation>> of(Collection<UUID> people) {
        return revocations.of(people).stream().collect(Collectors.groupingBy(one -> one.personId));
    }

    /// Whether a token of somebody to whom `all` happened is among what was revoked. One that does not say when it was
    /// issued was issued before any revocation.
    static boolean revoked(List<StoredRevocation> all, @Nullable String tokenId, @Nullable Instant issuedAt) {
        return all.stream()
                .anyMatch(one -> one.tokenId == null
                        ? issuedAt == null || !issuedAt.isAfter(one.at)
                        : one.tokenId.equals(tokenId));
    }

    Revocation revoke(NewRevocation wanted) {
        var person = meant(wanted);
        var at = databaseClock.get();
        revocations.forgetSingleBefore(at.minus(config.revocationMemory()));
        if (wanted.tokenId() == null) {
            revocations.forgetAllBefore(person.id, at);
        }
        var revocation = new StoredRevocation(Uuid7.next(), person.id, wanted.tokenId(), at);
        revocations.persist(revocation);
        return revocation.view();
    }

    private Person meant(NewRevocation wanted) {
        if (wanted.personId() != null) {
            return people.findByIdOptional(id(wanted.personId())).orElseThrow(Revocations::unknown);
        }
        var subject = wanted.subject();
        if (subject == null) {
            throw unknown();
        }
        if (wanted.issuer() != null) {
            return people.named(wanted.issuer(), subject).orElseThrow(Revocations::unknown);
        }
        var named = people.named(subject);
        if (named.size() > 1) {
            throw new RequestRejected(ErrorCode.CONFLICT, "Several issuers have such a subject");
        }
        return named.stream().findFirst().orElseThrow(Revocations::unknown);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "A person's id is a UUID");
        }
    }

    private static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such person");
    }
}
