package dev.parley.session.person;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.person.PeopleApi;
import dev.parley.session.contract.person.SignIn;
import dev.parley.session.contract.person.SignedIn;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.database.Now;
import dev.parley.session.database.StorableText;
import dev.parley.session.database.Uuid7;
import dev.parley.session.identity.Acting;
import dev.parley.session.identity.Caller;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Signs people in. Somebody known, unchanged and lately active costs no write.
class PeopleResource implements PeopleApi {
    private static final int LONGEST = 2048;

    private final Caller caller;
    private final Acting acting;
    private final PersonRepository people;
    private final Revocations revocations;
    private final Conversations conversations;
    private final PeopleConfig config;
    private final Now now;

    PeopleResource(
            Caller caller,
            Acting acting,
            PersonRepository people,
            Revocations revocations,
            Conversations conversations,
            PeopleConfig config,
            Now now) {
        this.caller = caller;
        this.acting = acting;
        this.people = people;
        this.revocations = revocations;
        this.conversations = conversations;
        this.config = config;
        this.now = now;
    }

    @Override
    public SignedIn signIn(SignIn said) {
        caller.mustBeService();
        check(said);
        // Two first sign-ins at once collide; the second run finds what the other has created.
        return acting.asService(() -> {
            var at = now.get();
            var known = people.named(said.issuer(), said.subject());
            if (known.isPresent()) {
                revocations.mustCount(known.get().id, said.tokenId(), said.issuedAt());
                known.get().hear(said, at);
                known.get().isActive(at, config.activityPrecision());
                return new SignedIn(
                        known.get().view(),
                        conversations.heads(known.get().id, config.maxHeads()),
                        said.conversations() > 0
                                ? conversations.firstPage(known.get().id, said.conversations())
                                : null);
            }
            var person = new Person(Uuid7.next(), said, at);
            people.persistAndFlush(person); // The database gives the number.
            return new SignedIn(
                    person.view(),
                    List.of(),
                    said.conversations() > 0 ? new ConversationPage(List.of(), 0, null) : null);
        });
    }

    private void check(SignIn said) {
        if (said == null
                || said.issuer() == null
                || said.subject() == null
                || said.subject().isEmpty()) {
            throw new Refused(ErrorCode.BAD_REQUEST, "A person has an issuer and a subject");
        }
        if (said.conversations() < 0 || said.conversations() > config.maxFirstPage()) {
            throw new Refused(ErrorCode.BAD_REQUEST, "At most " + config.maxFirstPage() + " conversations");
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
        if (!fits) {
            throw new Refused(ErrorCode.BAD_REQUEST, "What is said of a person has " + LONGEST + " characters at most");
        }
    }
}
