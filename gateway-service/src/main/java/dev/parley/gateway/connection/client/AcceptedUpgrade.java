package dev.parley.gateway.connection.client;

import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.signin.SignIns;
import org.jspecify.annotations.Nullable;

/// With what a socket has come in.
///
/// @param presentedToken came with the upgrade; null: none did
/// @param admitted by which it has signed in already; null: it has not
/// @param clientAddress for which a guest's limits count
/// @param flooded there have been too many attempts to connect where it comes from
/// @param oneSocketTooMany there are too many sockets of its client behind a proxy
/// @param keptBytes what stays of its handshake as long as it does
public record AcceptedUpgrade(
        Dialect dialect,
        @Nullable String presentedToken,
        SignIns.@Nullable SignedIn admitted,
        String clientAddress,
        boolean flooded,
        boolean oneSocketTooMany,
        long keptBytes) {}
