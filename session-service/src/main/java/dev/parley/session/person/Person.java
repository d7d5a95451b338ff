package dev.parley.session.person;

import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.KnownPeople;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.signin.SignIn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/// A person: what its issuer last said of it.
@Entity
@DynamicUpdate
@Table(name = "app_user")
class Person {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Column(updatable = false)
    String issuer;

    @Column(updatable = false)
    String subject;

    @Nullable
    String email;

    @Nullable
    String name;

    @Column(name = "first_name")
    @Nullable
    String firstName;

    @Column(name = "last_name")
    @Nullable
    String lastName;

    @Nullable
    String username;

    @Column(name = "image_url")
    @Nullable
    String imageUrl;

    @Nullable
    String role;

    @Nullable
    String tier;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "last_active_at")
    Instant lastActiveAt;

    protected Person() {}

    Person(UUID id, SignIn said, Instant now) {
        this.id = id;
        this.issuer = said.issuer();
        this.subject = said.subject();
        this.createdAt = now;
        hear(said, now);
        this.updatedAt = now;
        this.lastActiveAt = now;
    }

    /// What is not said stays as it is.
    void hear(SignIn said, Instant now) {
        var before = details();
        email = or(said.email(), email);
        name = or(said.name(), name);
        firstName = or(said.firstName(), firstName);
        lastName = or(said.lastName(), lastName);
        username = or(said.username(), username);
        imageUrl = or(said.imageUrl(), imageUrl);
        role = or(said.role(), role);
        tier = or(said.tier(), tier);
        if (!Arrays.equals(before, details())) {
            updatedAt = now;
        }
    }

    void isActive(Instant now, Duration precision) {
        if (lastActiveAt.plus(precision).isBefore(now)) {
            lastActiveAt = now;
        }
    }

    private Object[] details() {
        return new Object[] {email, name, firstName, lastName, username, imageUrl, role, tier};
    }

    private static @Nullable String or(@Nullable String said, @Nullable String known) {
        return said == null ? known : said;
    }

    /// As others may know it.
    KnownPeople.KnownPerson known() {
        return known(lastActiveAt);
    }

    /// The same without when it was here: for whom it has blocked, and for those who do not know it.
    KnownPeople.KnownPerson named() {
        return known(null);
    }

    private KnownPeople.KnownPerson known(@Nullable Instant active) {
        return new KnownPeople.KnownPerson(
                id, number, name == null ? username : name, imageUrl, role, active, ExternalId.of(issuer, subject));
    }

    PersonView view() {
        return PersonView.builder()
                .id(id)
                .number(number)
                .issuer(issuer)
                .subject(subject)
                .email(email)
                .name(name)
                .firstName(firstName)
                .lastName(lastName)
                .username(username)
                .imageUrl(imageUrl)
                .role(role)
                .tier(tier)
                .build();
    }
}
