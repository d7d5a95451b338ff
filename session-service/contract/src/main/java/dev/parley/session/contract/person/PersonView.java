package dev.parley.session.contract.person;

import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A person as stored. `subject` is the id the person's own issuer gave; `number` the integer id some clients need.
public record PersonView(
        UUID id,
        long number,
        String issuer,
        String subject,
        @Nullable String email,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String imageUrl,
        @Nullable String role,
        @Nullable String tier) {
    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private UUID id;
        private long number;
        private String issuer;
        private String subject;
        private String email;
        private String name;
        private String firstName;
        private String lastName;
        private String username;
        private String imageUrl;
        private String role;
        private String tier;

        private Builder() {}

        public Builder id(UUID id) {
            this.id = id;
            return this;
        }

        public Builder number(long number) {
            this.number = number;
            return this;
        }

        public Builder issuer(String issuer) {
            this.issuer = issuer;
            return this;
        }

        public Builder subject(String subject) {
            this.subject = subject;
            return this;
        }

        public Builder email(String email) {
            this.email = email;
            return this;
        }

        public Builder name(String name) {
            this.name = name;
            return this;
        }

        public Builder firstName(String firstName) {
            this.firstName = firstName;
            return this;
        }

        public Builder lastName(String lastName) {
            this.lastName = lastName;
            return this;
        }

        public Builder username(String username) {
            this.username = username;
            return this;
        }

        public Builder imageUrl(String imageUrl) {
            this.imageUrl = imageUrl;
            return this;
        }

        public Builder role(String role) {
            this.role = role;
            return this;
        }

        public Builder tier(String tier) {
            this.tier = tier;
            return this;
        }

        public PersonView build() {
            return new PersonView(
                    id, number, issuer, subject, email, name, firstName, lastName, username, imageUrl, role, tier);
        }
    }
}
