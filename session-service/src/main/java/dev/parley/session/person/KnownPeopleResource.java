package dev.parley.session.person;

import dev.parley.session.contact.Blocks;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.person.KnownPeopleApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.StorableText;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import dev.parley.token.ServiceToken;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;

/// Whom one knows, and who was here when.
class KnownPeopleResource implements KnownPeopleApi {
    private static final int MOST = 500;

    private final Caller caller;
    private final ActorTransactions actorTransactions;
    private final PersonRepository people;
    private final Conversations conversations;
    private final PeopleConfig config;
    private final DatabaseClock databaseClock;
    private final Blocks blocks;

    KnownPeopleResource(
            Caller caller,
            ActorTransactions actorTransactions,
            PersonRepository people,
            Conversations conversations,
            PeopleConfig config,
            DatabaseClock databaseClock,
            Blocks blocks) {
        this.blocks = blocks;
        this.caller = caller;
        this.actorTransactions = actorTransactions;
        this.people = people;
        this.conversations = conversations;
        this.config = config;
        this.databaseClock = databaseClock;
    }

    @Override
    public KnownPeople known(List<UUID> asked) {
        var person = caller.someone();
        if (asked == null || asked.contains(null) || asked.size() > MOST) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + MOST + " people");
        }
        // A row of a person has more than others may know: only the service reads it, and asks itself who knows whom.
        return actorTransactions.asService(() -> {
            var hiding = blocks.blocking(person, asked);
            return new KnownPeople(people.known(person, asked).stream()
                    .filter(one -> !hiding.contains(one.id))
                    .map(Person::known)
                    .toList());
        });
    }

    @Override
    public KnownPeople bySubject(List<String> subjects) {
        var person = caller.someone();
        if (subjects == null || subjects.contains(null) || subjects.size() > MOST) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + MOST + " people");
        }
        // What cannot be stored is nobody's.
        var storable = subjects.stream().filter(StorableText::storable).toList();
        return actorTransactions.asService(() -> new KnownPeople(people.ofIssuer(person, storable).stream()
                .filter(one -> !one.issuer.equals(ExternalId.GUESTS))
                .map(Person::named)
                .toList()));
    }

    @Override
    public KnownPeople circle() {
        var person = caller.someone();
        return actorTransactions.asService(() -> {
            var circle = people.circle(person, config.maxCircle());
            var hiding =
                    blocks.hidden(person, circle.stream().map(one -> one.id).toList());
            return new KnownPeople(circle.stream()
                    .map(one -> hiding.contains(one.id) ? one.named() : one.known())
                    .toList());
        });
    }

    @Override
    @RolesAllowed(ServiceToken.SERVICE)
    public List<UUID> conversations(UUID person) {
        return actorTransactions.asService(() -> conversations.of(person));
    }

    @Override
    @RolesAllowed(ServiceToken.SERVICE)
    public void seen(List<UUID> here) {
        if (here == null || here.contains(null) || here.size() > config.maxSeen()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + config.maxSeen() + " people");
        }
        actorTransactions.asService(() -> people.seen(here, databaseClock.get()));
    }
}
