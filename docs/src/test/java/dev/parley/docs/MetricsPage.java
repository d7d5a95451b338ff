package dev.parley.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// docs/metrics.md, made of the services' sources.
final class MetricsPage {
    private static final List<String> SERVICES =
            List.of("gateway-service", "session-service", "ai-bridge-service", "rendering-service");
    private static final String KIT = "service-kit";

    private static final String HEAD = """
            # Metrics

            Every metric of every service of ours, made of the sources by a test: `./parley test -pl docs -Dupdate` writes this page anew. Prometheus reads them at `/q/metrics` on each pod's
            management port, where `# HELP` says the same; [operations](operations.md) has the alerts and the dashboard that ask for them.

            A label has the values listed here and no others: they come of an enum or a list, never of what anybody says, so that no stranger adds a series, and none names a person, a conversation
            or an address. A `counter` begins at 0 whenever its process does. A `summary` is told as `_count`, `_sum` and `_max` (of the last minutes), a `histogram` as `_bucket` besides.

            """;

    private static final String TABLE = """
            | metric | type | labels | unit | meaning |
            |---|---|---|---|---|
            """;

    private static final String OTHERS = """
            ## Of others
            Quarkus and Micrometer tell more of each service, of its HTTP, JVM and process. These are what the dashboard and the alerts ask for; the last is of kube-state-metrics.

            """ + TABLE + """
            | `http_server_requests_seconds` | summary | `method`: a method there is, or `OTHER`; `uri`: the template of a route or a fixed word; `status`: the code, or `RESET`; `outcome`: its class | seconds | Requests answered |
            | `jvm_gc_pause_seconds` | summary | `action`, `cause`, `gc`: the collector's words | seconds | Pauses for collecting garbage; not of native executables |
            | `jvm_memory_used_bytes` | gauge | `area`: `heap`, `nonheap`; `id`: the JVM's pools | bytes | Memory in use |
            | `process_cpu_usage` | gauge |  | part of 1 | What the process takes of the CPUs it may use |
            | `kube_deployment_status_replicas_available` | gauge | `namespace`, `deployment` | number | Pods that are ready |
            """;

    private final Path home;
    private final Map<String, List<Meter>> meters = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    MetricsPage(Path home) {
        this.home = home;
        var enums = new Enums(Stream.concat(
                        SERVICES.stream().flatMap(service -> Stream.of(service, service + "/contract")),
                        Stream.of(KIT, "service-token", "document-template"))
                .map(this::sources)
                .filter(Files::exists)
                .toList());
        var ofKit = MeterReader.read(sources(KIT), enums);
        faults.addAll(ofKit.faults());
        for (var service : SERVICES) {
            var own = MeterReader.read(sources(service), enums);
            faults.addAll(own.faults());
            meters.put(service, new ArrayList<>(own.meters()));
        }
        for (var meter : ofKit.meters()) {
            makers(meter).forEach(service -> meters.get(service).add(meter));
        }
    }

    /// A class of the kit makes its meters in the services that name it; where none does, it is a bean in each.
    private List<String> makers(Meter meter) {
        var makers = SERVICES.stream()
                .filter(each -> !Sources.with("import " + meter.maker() + ";", sources(each))
                        .isEmpty())
                .toList();
        return makers.isEmpty() ? SERVICES : makers;
    }

    String text() {
        var page = new StringBuilder(HEAD);
        for (var service : SERVICES) {
            page.append("## ").append(service).append("\n").append(TABLE);
            byName(service).values().forEach(meter -> page.append(meter.row()));
            page.append("\n");
        }
        return page.append(OTHERS).toString();
    }

    /// What no page can be made of.
    List<String> faults() {
        var all = new ArrayList<>(faults);
        for (var service : SERVICES) {
            for (var alike : together(service).values()) {
                var first = alike.getFirst();
                alike.stream()
                        .filter(each -> !each.isLike(first))
                        .forEach(each -> all.add(each.maker() + ": " + each.name()
                                + " has another meaning, type, unit or label in " + first.maker()));
            }
        }
        return all;
    }

    private Map<String, Meter> byName(String service) {
        var byName = new TreeMap<String, Meter>();
        together(service)
                .forEach((name, alike) ->
                        byName.put(name, alike.stream().reduce(Meter::and).orElseThrow()));
        return byName;
    }

    /// Those of one name are one metric, in several places.
    private Map<String, List<Meter>> together(String service) {
        return meters.get(service).stream().collect(Collectors.groupingBy(Meter::prometheusName));
    }

    private Path sources(String module) {
        return home.resolve(module, "src/main/java");
    }
}
