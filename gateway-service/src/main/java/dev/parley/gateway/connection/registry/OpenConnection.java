package dev.parley.gateway.connection.registry;

import dev.parley.gateway.connection.client.Client;

/// A connection as those see it who look after all of them.
public interface OpenConnection extends Client {
    /// As `System.nanoTime()` says. From any thread.
    long openedAt();

    /// Looks after it, every second.
    void check(long now);

    /// Asks whether somebody is there.
    void ping();

    /// Sends it home, with the time after which to come back.
    void shutDown(long reconnectInMillis);

    /// Gives way to other connections of its person. From any thread.
    void giveWay();
}
