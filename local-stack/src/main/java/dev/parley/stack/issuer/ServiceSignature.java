package dev.parley.stack.issuer;

import dev.parley.stack.data.DataFolder;
import dev.parley.token.ServiceTokenSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;

/// Signs as one of the running stack's services, by the secret they share.
final class ServiceSignature {
    private ServiceSignature() {}

    /// A token for calls of `service` to `audience`, good for five minutes.
    static String token(DataFolder folder, String service, String audience) throws IOException {
        var secret = System.getenv("INTERNAL_TOKEN_SECRET");
        var signer = new ServiceTokenSigner(
                service,
                secret == null || secret.isBlank()
                        ? Files.readString(folder.internalSecret()).strip()
                        : secret,
                Clock.systemUTC());
        return signer.tokenFor(audience, null);
    }
}
