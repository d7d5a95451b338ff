package dev.parley.gateway.protocol;

import java.util.UUID;

/// The integer ids of people and conversations, as far as this gateway has heard, for clients that know no others.
public interface NumericIds {
    /// What is nobody's number: the AI's, and of what is not known.
    long NONE = 0;

    long ofPerson(UUID person);

    long ofConversation(UUID conversation);
}
