package dev.parley.attack.watch;

import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.stack.ParleyStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a gateway tells of itself on its management address: health, and metrics.
public final class Series {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final ParleyStack stack;

    public Series(ParleyStack stack) {
        this.stack = stack;
    }

    /// How many time series all gateways keep, each by its number.
    public Map<Integer, Integer> counts() {
        var counts = new HashMap<Integer, Integer>();
        var number = 1;
        for (var gateway : stack.gateways()) {
            counts.put(number, series(number, gateway).size());
            number++;
        }
        return counts;
    }

    /// The lines of one gateway's metrics, without what explains them.
    public List<String> series(int number, PublicAddress gateway) {
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(management(number, gateway) + "/q/metrics"))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                return List.of();
            }
            return answer.body().lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException away) {
            return List.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Whether every gateway says that it lives.
    public boolean allLive() {
        var number = 1;
        for (var gateway : stack.gateways()) {
            if (!isLive(number++, gateway)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLive(int number, PublicAddress gateway) {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create(management(number, gateway) + "/q/health/live"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// On the port for machines, or, where there is none, on that of the clients.
    private String management(int number, PublicAddress gateway) {
        var name = "gateway-" + number + ".management";
        return stack.knows(name) ? stack.address(name).toString() : "http://127.0.0.1:" + gateway.port();
    }
}
