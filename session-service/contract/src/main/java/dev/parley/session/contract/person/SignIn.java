package dev.parley.session.contract.person;

/// What a verified token (or an anonymous session) says of a person. `issuer` and `subject` together name the person;
/// everything else may be null and then leaves what is stored as it is.
public record SignIn(
        String issuer,
        String subject,
        String email,
        String name,
        String firstName,
        String lastName,
        String username,
        String imageUrl,
        String role,
        String tier) {}
