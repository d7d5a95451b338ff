package dev.parley.gateway.peer;

import dev.parley.token.ServiceTokenSigner;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes REST clients of our sibling services: with their token, their errors as `Refused`, and their time-outs.
@ApplicationScoped
public class PeerClients {
    private final ServiceTokenSigner signer;

    PeerClients(@ConfigProperty(name = "gateway.internal-token-secret") String secret) {
        signer = new ServiceTokenSigner("gateway-service", secret, Clock.systemUTC());
    }

    /// Makes the clients of one instance.
    public interface Maker {
        /// Its base URL.
        URI url();

        /// Our own token for a call to it, for whoever the calling thread acts for.
        Supplier<String> token();

        <T> T client(Class<T> contract);
    }

    public <P> PeerCalls<P> calls(
            String service,
            List<URI> urls,
            Duration connectTimeout,
            Duration readTimeout,
            Duration patience,
            Duration firstPause,
            Function<Maker, P> clients) {
        Supplier<String> token = () -> signer.tokenFor(service, PeerCalls.person());
        ClientRequestFilter authorize =
                context -> context.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.get());
        var peers = urls.stream()
                .map(address -> clients.apply(new Maker() {
                    @Override
                    public URI url() {
                        return address;
                    }

                    @Override
                    public Supplier<String> token() {
                        return token;
                    }

                    @Override
                    public <T> T client(Class<T> contract) {
                        return QuarkusRestClientBuilder.newBuilder()
                                .baseUri(address)
                                .connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                                .register(authorize)
                                .register(new ProblemMapper())
                                .build(contract);
                    }
                }))
                .toList();
        return new PeerCalls<>(service, peers, patience, firstPause);
    }
}
