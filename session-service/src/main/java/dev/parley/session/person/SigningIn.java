package dev.parley.session.person;

import dev.parley.session.contact.Blocks;
import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignInOutcome;
import dev.parley.session.contract.signin.SignedIn;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.database.AsOf;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.StorableText;
import dev.parley.session.database.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Signs people in, many in the same few statements. Somebody known, unchanged and lately active costs no write. Within
/// a transaction of the service.
@ApplicationScoped
class SigningIn {
    private static final int LONGEST = 2048;

    /// Bytes of an issuer and a subject together: an entry of an index has 2700 at most.
    private static final int LONGEST_NAME = 2048;

    private final PersonRepository people;
    private final Revocations revocations;
    private final Conversations conversations;
    private final Blocks blocks;
    private final PeopleConfig config;
    private final DatabaseClock databaseClock;
    private final AsOf asOf;

    SigningIn(
            PersonRepository people,
            Revocations revocations,
            Conversations conversations,
            Blocks blocks,
            PeopleConfig config,
            DatabaseClock databaseClock,
            AsOf asOf) {
        this.people = people;
        this.revocations = revocations;
        this.conversations = conversations;
        this.blocks = blocks;
        this.config = config;
        this.databaseClock = databaseClock;
        this.asOf = asOf;
    }

    /// One who has signed in, or who was refused.
    private sealed interface Arrival {
        record Known(SignIn said, Person person, boolean isNew) implements Arrival {}

        record Refused(RequestRejected why) implements Arrival {}
    }

    /// An outcome for each, in their order.
    List<SignInOutcome> signIn(List<SignIn> all) {
        var since = asOf.get();
        var arrivals = arrive(all);
        people.flush(); // The database gives new people their numbers, but for those who bring one.
        var here = arrivals.stream()
                .filter(Arrival.Known.class::isInstance)
                .map(Arrival.Known.class::cast)
                .toList();
        here.stream().filter(Arrival.Known::isNew).forEach(one -> people.number(one.person, one.said));
        var known = here.stream().map(one -> one.person.id).collect(Collectors.toSet());
        var heads = conversations.heads(known, config.maxHeads());
        var pages = pages(here);
        var silenced = blocks.silenced(known);
        return arrivals.stream()
                .map(arrival -> switch (arrival) {
                    case Arrival.Refused(var why) -> SignInOutcome.of(why);
                    case Arrival.Known(var said, var person, var _) -> {
                        var own = heads.getOrDefault(person.id, List.of());
                        yield SignInOutcome.of(new SignedIn(
                                person.view(),
                                own,
                                pages.getOrDefault(said.conversations(), Map.of())
                                        .get(person.id),
                                since,
                                own.size() >= config.maxHeads(),
                                silenced.get(person.id)));
                    }
                })
                .toList();
    }

    private List<Arrival> arrive(List<SignIn> all) {
        var at = databaseClock.get();
        var acceptable = all.stream().filter(said -> refusal(said) == null).toList();
        var known = new HashMap<PersonName, Person>();
        people.named(acceptable.stream().map(PersonName::of).toList())
                .forEach(person -> known.put(new PersonName(person.issuer, person.subject), person));
        var revoked =
                revocations.of(known.values().stream().map(person -> person.id).toList());
        var arrivals = new ArrayList<Arrival>(all.size());
        for (var said : all) {
            var refusal = refusal(said);
            arrivals.add(refusal == null ? arrive(said, known, revoked, at) : new Arrival.Refused(refusal));
        }
        return arrivals;
    }

    private Arrival arrive(
            SignIn said, Map<PersonName, Person> known, Map<UUID, List<StoredRevocation>> revoked, Instant at) {
        var person = known.get(PersonName.of(said));
        if (person == null) {
            var first = new Person(Uuid7.next(), said, at);
            people.persist(first);
            known.put(PersonName.of(said), first);
            return new Arrival.Known(said, first, true);
        }
        if (Revocations.revoked(revoked.getOrDefault(person.id, List.of()), said.tokenId(), said.issuedAt())) {
            return new Arrival.Refused(new RequestRejected(ErrorCode.UNAUTHENTICATED, "This token has been revoked"));
        }
        person.hear(said, at);
        person.isActive(at, config.activityPrecision());
        return new Arrival.Known(said, person, false);
    }

    /// By how many conversations were asked for, and by person.
    private Map<Integer, Map<UUID, ConversationPage>> pages(List<Arrival.Known> here) {
        var asking = new HashMap<Integer, Set<UUID>>();
        for (var one : here) {
            if (one.said.conversations() > 0) {
                asking.computeIfAbsent(one.said.conversations(), _ -> new HashSet<>())
                        .add(one.person.id);
            }
        }
        var pages = new HashMap<Integer, Map<UUID, ConversationPage>>();
        asking.forEach((limit, persons) -> pages.put(limit, conversations.firstPages(persons, limit)));
        return pages;
    }

    /// Null when nothing speaks against it.
    private @Nullable RequestRejected refusal(SignIn said) {
        if (said.issuer() == null || said.subject() == null || said.subject().isEmpty()) {
            return new RequestRejected(ErrorCode.BAD_REQUEST, "A person has an issuer and a subject");
        }
        if (said.conversations() < 0 || said.conversations() > config.maxFirstPage()) {
            return new RequestRejected(ErrorCode.BAD_REQUEST, "At most " + config.maxFirstPage() + " conversations");
        }
        var fits = Stream.of(
                        said.issuer(),
                        said.subject(),
                        said.email(),
                        said.name(),
                        said.firstName(),
                        said.lastName(),
                        said.username(),
                        said.imageUrl(),
                        said.role(),
                        said.tier())
                .filter(Objects::nonNull)
                .allMatch(text -> StorableText.fits(text, LONGEST));
        if (fits && bytes(said.issuer()) + bytes(said.subject()) > LONGEST_NAME) {
            return new RequestRejected(
                    ErrorCode.BAD_REQUEST, "An issuer and a subject have " + LONGEST_NAME + " bytes at most together");
        }
        return fits
                ? null
                : new RequestRejected(
                        ErrorCode.BAD_REQUEST, "What is said of a person has " + LONGEST + " characters at most");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
