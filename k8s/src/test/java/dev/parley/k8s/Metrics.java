package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The metrics that alerts and dashboards ask for, and those there are: ours, as the sources name them.
final class Metrics {
    private static final Pattern ASKED = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?=[{\\[) ,]|$)");
    /// By Quarkus, Micrometer and Prometheus' own Kubernetes exporter.
    private static final Set<String> NOT_OURS = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "jvm_gc_pause_seconds_sum",
            "jvm_memory_used_bytes",
            "process_cpu_usage",
            "kube_deployment_status_replicas_available");
    private static final Pattern SUFFIX = Pattern.compile("_(total|bytes|(seconds_)?(bucket|count|sum|max))$");
    private static final Pattern NAMED = Pattern.compile("\"((?:parley|bridge|rendering)(?:\\.[a-z]+)+)\"");

    private Metrics() {}

    static Set<String> askedFor(Collection<String> expressions) {
        var asked = new TreeSet<String>();
        for (var expression : expressions) {
            ASKED.matcher(expression).results().forEach(found -> asked.add(found.group()));
        }
        return asked;
    }

    static void assertThereAre(Set<String> asked) throws IOException {
        var ours = ours();
        for (var metric : asked) {
            assertTrue(
                    NOT_OURS.contains(metric)
                            || ours.contains(SUFFIX.matcher(metric).replaceFirst("")),
                    () -> metric + " is nobody's");
        }
    }

    /// As Prometheus calls them, without what it appends.
    static Set<String> ours() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            var names = new TreeSet<String>();
            for (var file : files.filter(each -> each.toString().contains("/src/main/java/")
                            && each.toString().endsWith(".java"))
                    .toList()) {
                NAMED.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> names.add(found.group(1).replace('.', '_')));
            }
            return names;
        }
    }
}
