package dev.parley.attack.unread;

import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.time.Duration;
import java.util.List;

/// A finished document as a file, in every format, asked for by its owner on many connections and not read.
public final class UnreadExports implements Scenario {
    private static final int REQUESTS = 10;
    private static final List<String> FORMATS = List.of("pdf", "word", "html", "md");

    private final int connections;
    private final Duration time;
    private String token;
    private String document;

    public UnreadExports(int connections, Duration time) {
        this.connections = connections;
        this.time = time;
    }

    @Override
    public String name() {
        return "unread-exports";
    }

    @Override
    public String sentence() {
        return "one person asks on %d connections %d times each for a document as a file and reads none"
                .formatted(connections, REQUESTS);
    }

    @Override
    public void prepares(Target target) throws Exception {
        token = target.tokenOf("applicant");
        document = FinishedDocument.of(target, token);
    }

    @Override
    public void strikes(Target target) throws Exception {
        target.attacks(connections, time, number -> {
            var request = Bytes.request(
                    "GET",
                    "/documents/" + document + "/export?format=" + FORMATS.get(number % FORMATS.size()),
                    "Authorization: Bearer " + token);
            var wire = target.wire(Source.one());
            wire.writes(Bytes.repeated(request, REQUESTS));
            Answered.orRefused(target, wire, time);
        });
    }
}
