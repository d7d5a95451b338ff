package dev.parley.attack.crooked;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Requests that two servers in a row would read differently.
public final class CrookedRequests implements Scenario {
    private static final String SECOND = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Override
    public String name() {
        return "crooked-requests";
    }

    @Override
    public String sentence() {
        return "requests with two lengths, two hosts or none, and header lines of odd forms, each with another behind"
                + " it";
    }

    @Override
    public void strikes(Target target) throws Exception {
        var wrong = new ArrayList<String>();
        for (var request : requests().entrySet()) {
            try (var wire = target.wire(Source.one())) {
                wire.writes(request.getValue());
                var status = wire.head().lines().findFirst().orElse("closed");
                var ends = wire.isEndedWithin(Duration.ofSeconds(3));
                if (!status.contains(" 400") && !status.contains(" 501") && !status.equals("closed") || !ends) {
                    wrong.add(request.getKey() + ": " + status + (ends ? "" : ", and open"));
                }
            } catch (IOException reset) {
                // Refused too.
            }
        }
        target.finds(Finding.none("crooked request not refused and closed", wrong));
    }

    private static Map<String, String> requests() {
        var requests = new LinkedHashMap<String, String>();
        requests.put(
                "a length and chunks",
                Bytes.request("POST", "/api/v1/conversations", "Content-Length: 5", "Transfer-Encoding: chunked")
                        + "0\r\n\r\n" + SECOND);
        requests.put(
                "two lengths",
                Bytes.request("POST", "/api/v1/conversations", "Content-Length: 5", "Content-Length: 6") + "hello"
                        + SECOND);
        requests.put(
                "a length below zero",
                Bytes.request("POST", "/api/v1/conversations", "Content-Length: -5") + "hello" + SECOND);
        requests.put(
                "a length that is none",
                Bytes.request("POST", "/api/v1/conversations", "Content-Length: 5x") + "hello" + SECOND);
        requests.put("two hosts", Bytes.request("GET", "/health", "Host: elsewhere.example") + SECOND);
        requests.put("no host", "GET /health HTTP/1.1\r\n\r\n" + SECOND);
        requests.put(
                "chunks twice",
                Bytes.request("POST", "/health", "Transfer-Encoding: chunked", "Transfer-Encoding: identity")
                        + "0\r\n\r\n" + SECOND);
        return requests;
    }
}
