package dev.parley.gateway.rest;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.nio.channels.ClosedChannelException;

/// Clients that do not wait for their answer, or for the end of their own question. That is their right, and no bug.
final class Leavers {
    private Leavers() {}

    static boolean hasLeft(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException
                    || cause instanceof StreamResetException
                    || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }
}
