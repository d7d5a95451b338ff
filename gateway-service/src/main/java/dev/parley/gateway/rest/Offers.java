package dev.parley.gateway.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which methods each path has, by the document that is served (docs/parley.openapi.yaml). A test holds it against the
/// resources, so that both say the same.
@Singleton
class Offers {
    private static final String DOCUMENT = "/parley.openapi.yaml";
    /// A path and a method stand in lines of their own there, indented by two and by four.
    private static final Pattern PATH = Pattern.compile("  (/\\S*):");

    private static final Pattern METHOD = Pattern.compile("    (get|put|post|patch|delete):");

    private record Offer(Pattern path, boolean literal, Set<String> methods) {}

    private final List<Offer> offers = new ArrayList<>();

    Offers() {
        try (var document = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Offers.class.getResourceAsStream(DOCUMENT)), StandardCharsets.UTF_8))) {
            for (var line = document.readLine(); line != null; line = document.readLine()) {
                read(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        var path = PATH.matcher(line);
        var method = METHOD.matcher(line);
        if (path.matches()) {
            var template = path.group(1);
            var pattern = Pattern.compile(template.replace(".", "\\.").replaceAll("\\{[a-z_]+}", "[^/]+") + "/?");
            var methods = new TreeSet<>(Set.of(HttpMethod.OPTIONS));
            offers.add(new Offer(pattern, template.indexOf('{') < 0, methods));
        } else if (method.matches()) {
            var methods = offers.getLast().methods;
            methods.add(method.group(1).toUpperCase(Locale.ROOT));
            if (methods.contains(HttpMethod.GET)) {
                methods.add(HttpMethod.HEAD);
            }
        }
    }

    /// The methods of a path, `OPTIONS` among them; empty: there is no such path.
    Optional<Set<String>> of(String path) {
        Set<String> found = null;
        for (var offer : offers) {
            if (offer.path.matcher(path).matches() && (found == null || offer.literal)) {
                found = offer.methods;
            }
        }
        return Optional.ofNullable(found);
    }
}
