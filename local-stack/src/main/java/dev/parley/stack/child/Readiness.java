package dev.parley.stack.child;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// Whether a started process can be used by now.
@FunctionalInterface
public interface Readiness {
    int TIMEOUT_MILLIS = 2000;

    /// Asked again and again until it says yes; an exception is a no.
    boolean reached(long pid) throws IOException;

    /// Ready when this URL answers 200.
    static Readiness http(String url) {
        var uri = URI.create(url);
        return pid -> {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        };
    }
}
