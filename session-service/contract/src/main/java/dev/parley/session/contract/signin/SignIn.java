package dev.parley.session.contract.signin;

import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// What a verified token (or an anonymous session) says of a person. `issuer` and `subject` together name the
/// person; everything else may be null and then leaves what is stored as it is. `tokenId` and `issuedAt` are
/// those of the token, which may have been revoked. `number` is the integer id the issuer gives, which
/// becomes the person's own where it is new and nobody else has that. `conversations` is how many of them to
/// answer with.
public record SignIn(
        String issuer,
        String subject,
        @Nullable String email,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String imageUrl,
        @Nullable String role,
        @Nullable String tier,
        @Nullable String tokenId,
        @Nullable Instant issuedAt,
        @Nullable Long number,
        int conversations) {
    /// From here on numbers are our own to give.
    public static final long OWN_NUMBERS = 1_000_000_000;

    /// Of somebody without a token.
    public static SignIn named(String issuer, String subject, String name) {
        return builder().issuer(issuer).subject(subject).name(name).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
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
        private String tokenId;
        private Instant issuedAt;
        private Long number;
        private int conversations;

        private Builder() {}

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

        public Builder tokenId(String tokenId) {
            this.tokenId = tokenId;
            return this;
        }

        public Builder issuedAt(Instant issuedAt) {
            this.issuedAt = issuedAt;
            return this;
        }

        public Builder number(Long number) {
            this.number = number;
            return this;
        }

        public Builder conversations(int conversations) {
            this.conversations = conversations;
            return this;
        }

        public SignIn build() {
            return new SignIn(
                    issuer,
                    subject,
                    email,
                    name,
                    firstName,
                    lastName,
                    username,
                    imageUrl,
                    role,
                    tier,
                    tokenId,
                    issuedAt,
                    number,
                    conversations);
        }
    }
}
