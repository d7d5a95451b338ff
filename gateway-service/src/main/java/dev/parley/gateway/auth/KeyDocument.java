package dev.parley.gateway.auth;

import java.io.IOException;

/// A JSON Web Key Set somewhere else. Reading may take a while, and is bounded in time and size.
@FunctionalInterface
interface KeyDocument {
    String read() throws IOException, InterruptedException;
}
