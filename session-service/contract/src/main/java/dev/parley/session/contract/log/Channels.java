package dev.parley.session.contract.log;

import java.util.UUID;

/// The Redis channels on which committed changes are announced. An announcement is a hint: it may be lost, doubled or
/// late, and the log repairs it.
///
/// - `c:{conversation}`: see [Announcement].
/// - `p:{person}`: a conversation id in text; the person has just become a participant of it.
public final class Channels {
    private Channels() {}

    public static String conversation(UUID conversation) {
        return "c:" + conversation;
    }

    public static String person(UUID person) {
        return "p:" + person;
    }
}
