package dev.parley.gateway.support;

import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.contract.signin.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Who has signed in at a [FakeSessionService].
final class FakePeople {
    /// Of so many conversations a sign-in is told where they stand, as by the real one.
    private static final int MOST_HEADS = 1_000;

    private final FakeConversations conversations;
    private final Map<String, PersonView> people = new LinkedHashMap<>();

    FakePeople(FakeConversations conversations) {
        this.conversations = conversations;
    }

    /// `ago`: when it was read, by what is said of it.
    SignedIn signIn(SignIn signIn, Duration ago) {
        var person = person(signIn);
        var heads = conversations.heads().heads().stream()
                .filter(head -> head.personId().equals(person.id()))
                .toList();
        return new SignedIn(
                person,
                heads.subList(0, Math.min(MOST_HEADS, heads.size())),
                signIn.conversations() > 0 ? conversations.list(person.id()) : null,
                Instant.now().minus(ago),
                heads.size() > MOST_HEADS,
                null);
    }

    private synchronized PersonView person(SignIn signIn) {
        return people.computeIfAbsent(
                signIn.issuer() + signIn.subject(),
                _ -> PersonView.builder()
                        .id(UUID.randomUUID())
                        .number(people.size() + 1)
                        .issuer(signIn.issuer())
                        .subject(signIn.subject())
                        .email(signIn.email())
                        .name(signIn.name())
                        .role("user")
                        .tier("free")
                        .build());
    }

    synchronized UUID id(String subject) {
        return people.values().stream()
                .filter(person -> person.subject().equals(subject))
                .map(PersonView::id)
                .findFirst()
                .orElseThrow();
    }
}
