package dev.parley.gateway.auth;

import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// What a token tells of a person besides who it is. A name too long is cut, what means nothing
/// without its end is dropped: no trait keeps anybody out. Who has no whole name is called by the other two.
public record PersonTraits(
        @Nullable String email,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String imageUrl,
        @Nullable String role,
        @Nullable String tier) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_ADDRESS = 2048;

    public PersonTraits {
        email = whole(email, LONGEST_EMAIL);
        name = cut(name == null ? fullName(firstName, lastName) : name);
        firstName = cut(firstName);
        lastName = cut(lastName);
        username = cut(username);
        imageUrl = whole(imageUrl, LONGEST_ADDRESS);
        role = whole(role, LONGEST_NAME);
        tier = whole(tier, LONGEST_NAME);
    }

    private static @Nullable String fullName(@Nullable String firstName, @Nullable String lastName) {
        if (firstName == null || lastName == null) {
            return firstName == null ? lastName : firstName;
        }
        return firstName + " " + lastName;
    }

    private static @Nullable String cut(@Nullable String text) {
        var clean = storable(text);
        if (clean == null || clean.length() <= LONGEST_NAME) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return clean.substring(0, end);
    }

    private static @Nullable String whole(@Nullable String text, int longest) {
        return text == null || text.length() > longest ? null : storable(text);
    }

    private static @Nullable String storable(@Nullable String text) {
        if (text == null || text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))) {
            return text;
        }
        return text.codePoints()
                .filter(point -> point != 0)
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Fit for a log: nothing of the person in it.
    @Override
    public String toString() {
        return "PersonTraits[]";
    }

    static Builder builder() {
        return new Builder();
    }

    /// Says each by its name, as all are texts. What is left out is null.
    @NullUnmarked
    static final class Builder {
        private String email;
        private String name;
        private String firstName;
        private String lastName;
        private String username;
        private String imageUrl;
        private String role;
        private String tier;

        private Builder() {}

        Builder email(String email) {
            this.email = email;
            return this;
        }

        Builder name(String name) {
            this.name = name;
            return this;
        }

        Builder firstName(String firstName) {
            this.firstName = firstName;
            return this;
        }

        Builder lastName(String lastName) {
            this.lastName = lastName;
            return this;
        }

        Builder username(String username) {
            this.username = username;
            return this;
        }

        Builder imageUrl(String imageUrl) {
            this.imageUrl = imageUrl;
            return this;
        }

        Builder role(String role) {
            this.role = role;
            return this;
        }

        Builder tier(String tier) {
            this.tier = tier;
            return this;
        }

        PersonTraits build() {
            return new PersonTraits(email, name, firstName, lastName, username, imageUrl, role, tier);
        }
    }
}
