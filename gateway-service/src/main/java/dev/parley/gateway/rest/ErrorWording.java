package dev.parley.gateway.rest;

import dev.parley.gateway.protocol.Rejection;

/// How a face that has errors of its own words them; everywhere else they are `application/problem+json`. Every bean of
/// this type is asked.
public interface ErrorWording {
    /// Whether this path (`/chats/1`) is one of the face's own.
    boolean isFor(String path);

    /// The entity of the answer, to be written as JSON.
    Object entity(Rejection rejection);

    /// What it says in any case, for clients that show it as it comes.
    static String sentence(Rejection rejection) {
        return rejection.message() == null ? rejection.code().wire().replace('_', ' ') : rejection.message();
    }
}
