package dev.parley.gateway.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.service.peer.BlockingCalls;
import dev.parley.service.problem.ProblemMapper;
import dev.parley.token.ServiceSecrets;
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

/// Makes REST clients of our sibling services: with their token, their errors as `RequestRejected`, their time-outs.
@ApplicationScoped
public class PeerClients {
    private final ServiceTokenSigner signer;
    private final ObjectMapper json;

    PeerClients(ServiceSecrets secrets, Clock clock, ObjectMapper json) {
        this.json = json;
        signer = new ServiceTokenSigner("gateway-service", secrets, clock);
    }

    /// Makes the clients of one instance.
    public interface Maker {
        <T> T client(Class<T> contract);

        /// For what threads of their own ask for, one call after the other.
        BlockingCalls blocking();
    }

    public <P> PeerCalls<P> calls(
            String service,
            List<URI> urls,
            Duration connectTimeout,
            Duration readTimeout,
            Duration patience,
            Duration firstPause,
            Function<Maker, P> clients) {
        ClientRequestFilter authorize = context -> context.getHeaders()
                .putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + signer.tokenFor(service, PeerCalls.person()));
        var peers = urls.stream()
                .map(url -> clients.apply(new Maker() {
                    @Override
                    public <T> T client(Class<T> contract) {
                        return QuarkusRestClientBuilder.newBuilder()
                                .baseUri(url)
                                .connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                                .register(authorize)
                                .register(new ProblemMapper())
                                .build(contract);
                    }

                    @Override
                    public BlockingCalls blocking() {
                        return new BlockingCalls(
                                url,
                                connectTimeout,
                                readTimeout,
                                () -> signer.tokenFor(service, PeerCalls.person()),
                                json);
                    }
                }))
                .toList();
        return new PeerCalls<>(service, peers, readTimeout, patience, firstPause);
    }
}
