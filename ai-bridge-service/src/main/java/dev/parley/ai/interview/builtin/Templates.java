package dev.parley.ai.interview.builtin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.ai.session.SessionAway;
import dev.parley.ai.session.SessionService;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.template.Template;
import dev.parley.template.reader.TemplateReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The templates session-service has. A version never changes, so those used last are kept.
@ApplicationScoped
public class Templates {
    private record Key(String id, int version) {}

    private final SessionService session;
    private final Map<Key, Template> kept;

    Templates(SessionService session, InterviewConfig config) {
        this.session = session;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Template> eldest) {
                return size() > config.keptTemplates();
            }
        };
    }

    public Template version(String id, int version) {
        var key = new Key(id, version);
        synchronized (kept) {
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        return keep(ask(templates -> templates.version(id, version)));
    }

    /// One that is offered.
    public TemplateView newest(String id) {
        return ask(templates -> templates.newest(id));
    }

    public List<TemplateView> offered() {
        return ask(DocumentTemplatesApi::list).templates();
    }

    public Template keep(TemplateView view) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", view.id())
                .put("title", view.title())
                .put("description", view.description());
        json.set("questions", view.questions());
        json.set("body", view.body());
        var template = TemplateReader.stored(json);
        synchronized (kept) {
            kept.put(new Key(view.id(), view.version()), template);
        }
        return template;
    }

    private <T> T ask(Function<DocumentTemplatesApi, T> call) {
        try {
            return session.templates(call);
        } catch (SessionAway e) {
            throw e.refusal();
        }
    }
}
