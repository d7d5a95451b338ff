package dev.parley.attack.labels;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.watch.Series;
import dev.parley.attack.wire.Bytes;
import java.time.Duration;
import java.util.List;

/// Paths with an id of their own each, in every way that is answered before a route is found: preflights, foreign
/// origins, bodies that are too large, and paths that there are not.
public record RawPaths(int requests) implements Scenario {
    private static final String MARK = "canary";
    private static final Duration TIME = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "raw-paths";
    }

    @Override
    public String sentence() {
        return "4 × %d preflights, foreign origins, large bodies and unknown paths, each on a path of its own"
                .formatted(requests);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var kinds = List.<Kind>of(
                path -> Bytes.request(
                        "OPTIONS", path, "Origin: http://localhost:3000", "Access-Control-Request-Method: GET"),
                path -> Bytes.request("GET", path, "Origin: https://elsewhere.example"),
                path -> Bytes.request("POST", path, "Content-Length: 9000000"),
                path -> Bytes.request("GET", "/" + MARK + path));
        var all = target.attacks(kinds.size(), TIME, number -> {
            var connection = new Requests(target);
            for (var i = 0; i < requests; i++) {
                connection.answered(
                        kinds.get(number).at("/api/v1/conversations/" + MARK + "-" + number + "-" + i + "/messages"));
            }
        });
        target.finds(Finding.that("every request is made in time", all == kinds.size()));
        var named = new Series(target.stack())
                .series(1, target.gateway()).stream()
                        .filter(line -> line.contains(MARK))
                        .toList();
        target.finds(Finding.none("path of a client in the metrics", named));
    }

    private interface Kind {
        String at(String path);
    }
}
