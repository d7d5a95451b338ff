package dev.parley.gateway.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// What one class of tests each wants set and none of the others minds: all of them share a gateway, as each further
/// one takes seconds to make and to start.
public final class Sundries implements QuarkusTestProfile {
    public static final String SUPABASE = "https://project.supabase.example";
    public static final String SUPABASE_SECRET = "the secret of a project of the gateway tests";

    /// Its keys cannot be fetched: nothing listens on the discard port.
    public static final String CLERK = "https://clerk.example.com";

    /// Strangers may make the gateway hold next to nothing.
    public static final int STRANGERS_BYTES = 65_536;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("SUPABASE_URL", SUPABASE),
                Map.entry("SUPABASE_JWT_SECRET", SUPABASE_SECRET),
                Map.entry("CLERK_ISSUER", CLERK),
                Map.entry("CLERK_JWKS_URL", "http://127.0.0.1:9/jwks"),
                Map.entry("gateway.topics.rules", "pitch:=everybody/everybody,news:=everybody/nobody"),
                Map.entry("gateway.topics.max-subscriptions", "3"),
                Map.entry("gateway.topics.max-data", "500"),
                Map.entry("gateway.memory.max-stranger-bytes", Integer.toString(STRANGERS_BYTES)),
                // A stream waits a second for its reader. What else would end it waits for a minute.
                Map.entry("gateway.rest.stream-stall", "1s"),
                Map.entry("gateway.rest.stream-heartbeat", "200ms"),
                Map.entry("gateway.transport.stall", "60s"),
                Map.entry("gateway.transport.min-sent-bytes-per-second", "1"));
    }
}
