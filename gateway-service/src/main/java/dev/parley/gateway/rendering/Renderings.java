package dev.parley.gateway.rendering;

import dev.parley.gateway.peer.PeerCalls;
import dev.parley.gateway.peer.PeerClients;
import dev.parley.rendering.contract.DocumentFormat;
import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.contract.RenderingApi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// rendering-service, wherever it runs. Calls block (virtual threads).
@ApplicationScoped
public class Renderings {
    private static final Duration PAUSE = Duration.ofMillis(200);

    @RegisterRestClient
    interface Files extends RenderingApi {}

    private final PeerCalls<Files> files;

    Renderings(RenderingConfig config, PeerClients clients) {
        files = clients.calls(
                "rendering-service",
                config.url(),
                config.connectTimeout(),
                config.readTimeout(),
                config.connectTimeout().plus(config.readTimeout()).plus(config.awayPatience()),
                PAUSE,
                make -> make.client(Files.class));
    }

    /// @throws dev.parley.session.contract.problem.RequestRejected `too_large`, or `unavailable`
    public byte[] render(DocumentFormat format, String title, String markdown) {
        return files.call(null, api -> api.render(format, new DocumentText(title, null, markdown)));
    }
}
