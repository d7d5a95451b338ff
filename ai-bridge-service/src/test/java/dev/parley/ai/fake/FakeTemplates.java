package dev.parley.ai.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.session.contract.document.TemplateList;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The templates that come with Parley, each in its first version.
final class FakeTemplates {
    private final List<TemplateView> shipped = Stream.of("mutual-nda", "employment-contract", "service-agreement")
            .map(FakeTemplates::read)
            .sorted(Comparator.comparing(TemplateView::title))
            .toList();

    private static TemplateView read(String name) {
        try (var file = FakeTemplates.class.getResourceAsStream("/templates/" + name + ".json")) {
            var json = new ObjectMapper().readTree(file);
            return view(json, json.get("body"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateView view(JsonNode json, JsonNode body) {
        return new TemplateView(
                json.path("id").asText(),
                1,
                json.path("title").asText(),
                json.path("description").asText(),
                json.get("questions"),
                body,
                Instant.parse("2026-11-27T10:00:00Z"),
                null);
    }

    /// `path` is what follows `/internal/v1/document-templates`, in parts.
    Object answer(List<String> path) {
        if (path.isEmpty()) {
            return new TemplateList(
                    shipped.stream().map(FakeTemplates::withoutBody).toList());
        }
        return shipped.stream()
                .filter(each -> each.id().equals(path.getFirst()))
                .filter(each -> path.size() == 1 || path.equals(List.of(each.id(), "versions", "1")))
                .findFirst()
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such template"));
    }

    private static TemplateView withoutBody(TemplateView view) {
        return new TemplateView(
                view.id(),
                view.version(),
                view.title(),
                view.description(),
                view.questions(),
                null,
                view.createdAt(),
                null);
    }
}
