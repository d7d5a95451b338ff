package dev.parley.session.contract.person;

import java.util.UUID;

/// A person as stored. `subject` is the id the person's own issuer gave; `number` the integer id some clients need.
public record PersonView(
        UUID id,
        long number,
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
