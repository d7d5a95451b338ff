package dev.parley.session.contract.log;

import java.util.UUID;

/// The Redis channels on which committed changes are announced. An announcement is a hint: it may be lost, doubled or
/// late, and the log repairs it. All of them are signed (`SignedHints` of the module service-token).
///
/// - `c:{conversation}`: see [Announcement].
/// - `p:{person}`: the JSON of a [UserEvent].
/// - `revocations`: the JSON of a [dev.parley.session.contract.person.Revocation].
/// - `stops`: the id of a reply that is to be stopped, for whoever writes it.
public final class Channels {
    public static final String REVOCATIONS = "revocations";
    public static final String STOPS = "stops";

    private Channels() {}

    public static String conversation(UUID conversation) {
        return "c:" + conversation;
    }

    public static String person(UUID person) {
        return "p:" + person;
    }
}
